/* A call tree as a picture: the root on top, each method below its caller, as wide as it weighs. An SVG of our own, so that it
   prints and scales. Methods are called whatever somebody called them: they come in as text only. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var SVG = 'http://www.w3.org/2000/svg';
  var ROW = 19;
  var MOST_ROWS = 40;
  var LEAST_WIDTH = 2;
  var LETTER = 6.4;

  /* Nodes of a tree as it is in the data, with their children, the heaviest first; node 0 is all of them together. */
  monitor.callTree = function (raw, methods, own, weight, fold) {
    var self = weight === 'cpu' ? raw.cpu : raw.allocated;
    var step = weight === 'cpu' ? 1000 : 1;
    var root = {name: monitor.text('script.code.all'), own: true, self: 0, total: 0, children: [], parent: null, depth: 0};
    var nodes = [root];
    for (var index = 0; index < raw.parents.length; index++) {
      var parent = nodes[raw.parents[index]];
      var isOwn = own[raw.methods[index]] === '1';
      var node = fold && !isOwn ? parent : childOf(parent, methods[raw.methods[index]], isOwn);
      node.self += self[index] * step;
      nodes.push(node);
    }
    sum(root);
    return root;
  };

  function childOf(parent, name, own) {
    var known = parent.byName && parent.byName.get(name);
    if (!known) {
      known = {name: name, own: own, self: 0, total: 0, children: [], parent: parent, depth: parent.depth + 1};
      parent.byName = parent.byName || new Map();
      parent.byName.set(name, known);
      parent.children.push(known);
    }
    return known;
  }

  /* Children after their callers in the order of visiting: summed backwards, without recursion. */
  function sum(root) {
    var all = [root];
    for (var index = 0; index < all.length; index++) {
      Array.prototype.push.apply(all, all[index].children);
    }
    for (index = all.length - 1; index >= 0; index--) {
      var node = all[index];
      node.total += node.self;
      node.children = node.children.filter(function (child) { return child.total > 0; })
        .sort(function (one, other) { return other.total - one.total; });
      if (node.parent) {
        node.parent.total += node.total;
      }
    }
  }

  /* The hottest methods, the user's own first, as HotFrames.java has them. */
  monitor.hotMethods = function (root, most) {
    var here = new Map();
    var totals = new Map();
    walk(root, function (node) {
      if (node.parent) {
        add(here, owner(node).name, node.self);
        if (!isRecursion(node)) {
          add(totals, node.name, node.total);
        }
      }
    });
    return Array.from(here).filter(function (entry) { return entry[1] > 0; })
      .map(function (entry) { return {name: entry[0], here: entry[1], total: totals.get(entry[0]) || entry[1]}; })
      .sort(function (one, other) { return other.here - one.here || other.total - one.total; })
      .slice(0, most);
  };

  function owner(node) {
    for (var caller = node; caller.parent; caller = caller.parent) {
      if (caller.own) {
        return caller;
      }
    }
    return node;
  }

  function isRecursion(node) {
    for (var caller = node.parent; caller; caller = caller.parent) {
      if (caller.parent && caller.name === node.name) {
        return true;
      }
    }
    return false;
  }

  function add(sums, key, value) {
    sums.set(key, (sums.get(key) || 0) + value);
  }

  function walk(root, visit) {
    var open = [root];
    while (open.length) {
      var node = open.pop();
      visit(node);
      Array.prototype.push.apply(open, node.children);
    }
  }

  /*
   * Draws a tree into the host. options: weight, unit, id of the host's parts. Returns {search(text): how much was found,
   * reset(), redraw(), destroy()}.
   */
  monitor.drawIcicle = function (host, root, options) {
    var zoomed = root;
    var chosen = root;
    var wanted = '';
    var drawn = [];
    var said = element('p', {class: 'mon-note mon-said', id: options.id + '-said', 'aria-live': 'polite', text: monitor.text('script.code.hint')});
    var svg = document.createElementNS(SVG, 'svg');
    var resizing = 0;
    set(svg, {class: 'mon-icicle', tabindex: '0', role: 'application', 'aria-describedby': options.id + '-said',
      'aria-label': monitor.text('script.code.picture', monitor.text('script.code.weight.' + options.weight))});
    svg.addEventListener('keydown', onKey);
    svg.addEventListener('click', function (event) {
      var node = nodeAt(event);
      if (node) {
        choose(node);
        zoom(node);
      }
    });
    svg.addEventListener('mousemove', function (event) {
      var node = nodeAt(event);
      if (node) {
        said.textContent = describe(node);
      }
    });
    window.addEventListener('resize', onResize);
    host.replaceChildren(svg, said);
    draw();
    return {search: search, reset: function () { choose(root); zoom(root); }, redraw: draw, destroy: function () {
      window.removeEventListener('resize', onResize);
      host.replaceChildren();
    }};

    function onResize() {
      clearTimeout(resizing);
      resizing = setTimeout(draw, 150);
    }

    function set(target, attributes) {
      Object.keys(attributes).forEach(function (name) { target.setAttribute(name, attributes[name]); });
    }

    function part(tag, attributes, text) {
      var made = document.createElementNS(SVG, tag);
      set(made, attributes);
      if (text !== undefined) {
        made.textContent = text;
      }
      return made;
    }

    /* The callers of what is zoomed lie above it, as wide as the picture. */
    function draw() {
      var width = Math.max(280, host.clientWidth || 0);
      var rows = 0;
      drawn = [];
      var callers = [];
      for (var caller = zoomed.parent; caller; caller = caller.parent) {
        callers.unshift(caller);
      }
      callers = callers.slice(-8);
      callers.forEach(function (node, row) { place(node, row, 0, width); });
      var open = [[zoomed, callers.length, 0, width]];
      while (open.length) {
        var next = open.pop();
        place(next[0], next[1], next[2], next[3]);
        rows = Math.max(rows, next[1] + 1);
        var from = next[2];
        next[0].children.forEach(function (child) {
          var length = next[0].total > 0 ? next[3] * child.total / next[0].total : 0;
          if (length >= LEAST_WIDTH && next[1] + 1 < MOST_ROWS) {
            open.push([child, next[1] + 1, from, length]);
          }
          from += length;
        });
      }
      var height = rows * ROW + 2;
      set(svg, {viewBox: '0 0 ' + width + ' ' + height, width: width, height: height});
      svg.replaceChildren();
      drawn.forEach(function (bar) { svg.append(barOf(bar)); });
    }

    function place(node, row, from, length) {
      drawn.push({node: node, row: row, from: from, length: length});
    }

    function barOf(bar) {
      var node = bar.node;
      var group = part('g', {class: 'mon-frame' + (node.own ? ' mon-own' : '') + (matches(node) ? ' mon-found' : '') + (node === chosen ? ' mon-chosen' : '')});
      group.append(part('title', {}, describe(node)));
      group.append(part('rect', {x: bar.from + 0.5, y: bar.row * ROW + 0.5, width: Math.max(0.5, bar.length - 1), height: ROW - 1.5, rx: 2}));
      var room = Math.floor((bar.length - 8) / LETTER);
      if (room >= 3) {
        group.append(part('text', {x: bar.from + 4, y: bar.row * ROW + 13.5}, shortened(node.name, room)));
      }
      return group;
    }

    /* The end of a name says more than its beginning. */
    function shortened(name, room) {
      var letters = Array.from(name);
      if (letters.length <= room) {
        return name;
      }
      var parts = name.split('.');
      var brief = parts.slice(-2).join('.');
      letters = Array.from(brief);
      return letters.length <= room ? brief : letters.slice(0, room - 1).join('') + '…';
    }

    function describe(node) {
      return monitor.text('script.code.said', node.name, monitor.format.of(node.total, options.unit), percent(node.total, root.total),
        monitor.format.of(node.self, options.unit));
    }

    function matches(node) {
      return wanted !== '' && node.parent !== null && node.name.toLowerCase().indexOf(wanted) >= 0;
    }

    /* What is found weighs what its outermost frames weigh: a frame below another one counts once. */
    function search(text) {
      wanted = text.trim().toLowerCase();
      var names = new Set();
      var weight = 0;
      var open = wanted ? [[root, false]] : [];
      while (open.length) {
        var next = open.pop();
        var found = matches(next[0]);
        if (found) {
          names.add(next[0].name);
          weight += next[1] ? 0 : next[0].total;
        }
        next[0].children.forEach(function (child) { open.push([child, next[1] || found]); });
      }
      draw();
      return wanted ? monitor.text(names.size === 1 ? 'script.code.found.one' : 'script.code.found.many', monitor.format.count(names.size),
        percent(weight, root.total)) : '';
    }

    function nodeAt(event) {
      var box = svg.getBoundingClientRect();
      var scale = box.width / Math.max(1, svg.viewBox.baseVal.width);
      var x = (event.clientX - box.left) / scale;
      var row = Math.floor((event.clientY - box.top) / scale / ROW);
      var bar = drawn.find(function (one) { return one.row === row && x >= one.from && x <= one.from + one.length; });
      return bar && bar.node;
    }

    function choose(node) {
      chosen = node;
      said.textContent = describe(node);
      draw();
    }

    function zoom(node) {
      zoomed = node;
      draw();
    }

    function onKey(event) {
      var siblings = chosen.parent ? chosen.parent.children : [chosen];
      var place = siblings.indexOf(chosen);
      var action = {
        ArrowUp: function () { return chosen.parent; },
        ArrowDown: function () { return chosen.children[0]; },
        ArrowLeft: function () { return siblings[place - 1]; },
        ArrowRight: function () { return siblings[place + 1]; },
        Home: function () { return root; }
      }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (action) {
        event.preventDefault();
        var next = action();
        if (next) {
          if (!isInside(next, zoomed)) {
            zoomed = next;
          }
          choose(next);
        }
      } else if (event.key === 'Enter') {
        event.preventDefault();
        zoom(chosen);
      } else if (event.key === '0') {
        event.preventDefault();
        choose(root);
        zoom(root);
      }
    }

    function isInside(node, outer) {
      for (var caller = node; caller; caller = caller.parent) {
        if (caller === outer) {
          return true;
        }
      }
      return false;
    }
  };

  function percent(part, whole) {
    var share = whole > 0 ? part / whole : 0;
    return share > 0 && share < 0.01 ? '< 1 %' : Math.round(100 * share) + ' %';
  }
  monitor.percent = percent;
})(window.MONITOR = window.MONITOR || {});
