/* Which code: of a test in its dialog, of the run, its modules and classes in their part of the page. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var MOST_METHODS = 10;
  var UNITS = {cpu: 'NANOSECONDS', allocated: 'BYTES'};
  var COLUMNS = [['metric.WALL_TIME', 0, 0], ['metric.CPU_TIME', 1, 2], ['metric.ALLOCATED', 3, 4], ['metric.PEAK_HEAP', 5, 5], ['metric.PEAK_RSS', 6, 6]];

  /*
   * Fills the rooms of a test: rooms.spikes and rooms.code. isShown(): it still is; onSections(list): its sections, in seconds of the fork, for the timeline.
   */
  monitor.showTestCode = function (rooms, test, isShown, onSections) {
    var block = Math.floor(test / monitor.run.block);
    monitor.load('code-blocks', function (blocks) {
      if (!blocks || blocks.indexOf(block) < 0) {
        return;
      }
      monitor.load('code-' + block, function (piece) {
        var code = piece && piece.tests[test % monitor.run.block];
        if (code && isShown()) {
          onSections(code.sections.map(function (section) {
            return {name: section.name, depth: section.depth, from: section.from / 1e9, to: section.to / 1e9};
          }));
          rooms.spikes.append.apply(rooms.spikes, spikes(code.spikes));
          rooms.code.append.apply(rooms.code, sections(code));
          stacks(rooms.code, code, piece);
        }
      });
    });
  };

  /* Memory and heap rise together: what was seen at the same moment stands once. */
  function spikes(list) {
    if (!list.length) {
      return [];
    }
    var items = [];
    var seen = {};
    list.forEach(function (spike) {
      var key = JSON.stringify([spike.when, spike.section, spike.frames, spike.evidence]);
      if (seen[key]) {
        seen[key].append(' · ' + spike.amount);
        return;
      }
      seen[key] = element('strong', {text: spike.amount});
      items.push(element('li', {}, [
        seen[key], ' ', element('span', {class: 'mon-keynote', text: spike.when}),
        spike.section === null ? null : element('span', {}, [' ' + monitor.text('script.spike.section') + ' ', element('bdi', {class: 'mon-name', text: spike.section})]),
        spike.foreign === null ? null : element('small', {text: spike.foreign}),
        spike.frames.length ? element('ol', {class: 'mon-stack'}, spike.frames.map(function (frame) {
          return element('li', {}, [element('bdi', {class: 'mon-method', text: frame})]);
        })) : null,
        element('small', {text: (spike.folded === null ? '' : spike.folded + ' · ') + spike.evidence})
      ]));
    });
    return [element('h3', {text: monitor.text('script.spike.title')}), element('ul', {class: 'mon-spikelist'}, items)];
  }

  function sections(code) {
    if (!code.totals.length) {
      return [];
    }
    var shown = COLUMNS.filter(function (column) {
      return code.totals.some(function (total) { return total.values[column[1]] !== null || total.values[column[2]] !== null; });
    });
    var head = element('tr', {}, [
      element('th', {scope: 'col', class: 'mon-left', text: monitor.text('script.section.name')}),
      element('th', {scope: 'col', text: monitor.text('script.section.count')})
    ].concat(shown.map(function (column) { return element('th', {scope: 'col', text: monitor.text(column[0])}); })));
    var rows = code.totals.map(function (total) {
      var name = element('th', {scope: 'row', class: 'mon-left mon-depth-' + Math.min(total.depth, 6)}, [element('bdi', {text: total.name})]);
      if (total.unfinished) {
        name.append(element('small', {text: monitor.text('script.section.unfinished')}));
      }
      return element('tr', {}, [name, element('td', {text: monitor.format.count(total.count)})].concat(shown.map(function (column) {
        var isOwn = total.values[column[1]] === null && column[2] !== column[1];
        var index = isOwn ? column[2] : column[1];
        /* In capitals: of its own thread alone. */
        var kind = isOwn ? total.kinds[index].toUpperCase() : total.kinds[index];
        var figure = monitor.figure(total.values[index], index === 0 || column[0] === 'metric.CPU_TIME' ? 'NANOSECONDS' : 'BYTES', kind, false);
        return element('td', {class: figure.absent ? 'mon-none' : null, title: figure.why}, [
          element('span', {text: figure.text}), figure.note ? element('small', {text: figure.note}) : null]);
      })));
    });
    return [
      element('h3', {text: monitor.text('script.section.title')}),
      element('p', {class: 'mon-note', text: monitor.text('script.section.note') + (code.leftOut ? ' ' + monitor.counted('script.section.leftOut', code.leftOut) : '')}),
      element('div', {class: 'mon-scroll'}, [element('table', {class: 'mon-sections'}, [element('thead', {}, [head]), element('tbody', {}, rows)])])
    ];
  }

  function stacks(room, code, piece) {
    room.append(element('h3', {text: monitor.text('script.code.title')}));
    if (!code.tree.stacks) {
      room.append(element('p', {class: 'mon-note', text: monitor.text('script.code.none')}));
      return;
    }
    var host = element('div');
    room.append(element('p', {class: 'mon-note', text: monitor.counted('script.code.stacks', code.tree.stacks) + ' '
      + monitor.text('script.code.source.' + code.source) + (code.tree.cut ? '. ' + monitor.text('script.code.cut') : '')}), host);
    view(host, code.tree, piece, 'mon-test-code');
  }

  /* A tree with its tools, its picture and its hottest methods. Returns {show(tree)}. */
  function view(host, tree, piece, id) {
    var drawing = null;
    var shown = tree;
    var weight = element('select', {id: id + '-weight', change: draw}, ['cpu', 'allocated'].map(function (one) {
      return element('option', {value: one, text: monitor.text('script.code.weight.' + one)});
    }));
    var fold = element('input', {type: 'checkbox', id: id + '-fold', change: draw});
    var found = element('span', {class: 'mon-keynote', role: 'status'});
    var search = element('input', {type: 'search', id: id + '-search', placeholder: monitor.text('script.code.search'),
      'aria-label': monitor.text('script.code.search'), autocomplete: 'off', spellcheck: 'false', input: find});
    var all = element('button', {type: 'button', text: monitor.text('script.code.reset'), click: function () {
      search.value = '';
      find();
      if (drawing) {
        drawing.reset();
      }
    }});
    var picture = element('div', {class: 'mon-iciclebox'});
    var list = element('div');
    fold.checked = true;
    if (sum(tree.cpu) === 0 && sum(tree.allocated) > 0) {
      weight.value = 'allocated';
    }
    host.replaceChildren(element('div', {class: 'mon-controls'}, [
      element('label', {for: weight.id, text: monitor.text('script.code.weight')}), weight, search,
      element('span', {class: 'mon-check'}, [fold, element('label', {for: fold.id, text: monitor.text('script.code.fold')})]), all, found
    ]), picture, list);
    draw();
    return {show: function (other) { shown = other; draw(); }};

    function draw() {
      if (drawing) {
        drawing.destroy();
        drawing = null;
      }
      var root = monitor.callTree(shown, piece.methods, piece.own, weight.value, fold.checked);
      if (!root.total) {
        picture.replaceChildren(element('p', {class: 'mon-note', text: monitor.text('script.code.nothing')}));
        list.replaceChildren();
        return;
      }
      drawing = monitor.drawIcicle(picture, root, {weight: weight.value, unit: UNITS[weight.value], id: id});
      find();
      hottest(fold.checked ? monitor.callTree(shown, piece.methods, piece.own, weight.value, false) : root);
    }

    function find() {
      found.textContent = drawing ? drawing.search(search.value) : '';
    }

    function hottest(root) {
      var unit = UNITS[weight.value];
      list.replaceChildren(element('details', {open: id === 'mon-test-code' ? '' : null}, [
        element('summary', {text: monitor.text('script.code.hot')}),
        element('div', {class: 'mon-scroll'}, [element('table', {class: 'mon-hottest'}, [
          element('thead', {}, [element('tr', {}, [
            element('th', {scope: 'col', class: 'mon-left', text: monitor.text('script.code.method')}),
            element('th', {scope: 'col', text: monitor.text('script.code.here')}),
            element('th', {scope: 'col', text: monitor.text('script.code.total')})
          ])]),
          element('tbody', {}, monitor.hotMethods(root, MOST_METHODS).map(function (method) {
            return element('tr', {}, [
              element('th', {scope: 'row', class: 'mon-left'}, [element('bdi', {class: 'mon-method', text: method.name})]),
              element('td', {}, [element('span', {text: monitor.format.of(method.here, unit)}), element('small', {text: monitor.percent(method.here, root.total)})]),
              element('td', {text: monitor.format.of(method.total, unit)})
            ]);
          }))
        ])])
      ]));
    }
  }

  function sum(values) {
    return values.reduce(function (total, value) { return total + value; }, 0);
  }

  /* The picture of the run in its part of the page; its data is loaded when it comes into sight. */
  monitor.showRunCode = function (host) {
    if (!host) {
      return;
    }
    var sight = new IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) {
        sight.disconnect();
        monitor.load('code', function (piece) {
          if (piece && piece.run) {
            whole(host, piece);
          }
        });
      }
    }, {rootMargin: '400px'});
    sight.observe(host);
  };

  function whole(host, piece) {
    var trees = [piece.run];
    var select = element('select', {id: 'mon-code-of', change: function () { shown.show(trees[Number(select.value)]); }},
      [element('option', {value: 0, text: monitor.text('script.code.run')})]);
    options('script.code.modules', piece.modules.length > 1 ? piece.modules : []);
    options('script.code.classes', piece.classes);
    var place = element('div');
    host.replaceChildren(
      element('div', {class: 'mon-controls'}, [element('label', {for: select.id, text: monitor.text('script.code.of')}), select,
        piece.classesLeftOut ? element('span', {class: 'mon-keynote', text: monitor.counted('script.code.leftOut', piece.classesLeftOut)}) : null]),
      place
    );
    var shown = view(place, piece.run, piece, 'mon-run-code');

    function options(title, groups) {
      if (groups.length) {
        select.append(element('optgroup', {label: monitor.text(title)}, groups.map(function (group) {
          trees.push(group.tree);
          return element('option', {value: trees.length - 1, text: group.name + (group.module && piece.modules.length > 1 ? ' – ' + group.module : '')});
        })));
      }
    }
  }
})(window.MONITOR = window.MONITOR || {});
