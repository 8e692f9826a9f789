/* One fork over time: memory, the tests in lanes below it, CPU; all on one axis. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var AXIS = 76;
  var RIGHT = 14;
  var MOST_LANES = 8;
  var LIMIT_IN_SIGHT = 3;
  var COMMITTED_IN_SIGHT = 2;
  var FONT = 'px system-ui, "DejaVu Sans", sans-serif';
  var BINARY_STEPS = [];
  for (var power = 10; power <= 44; power++) {
    BINARY_STEPS.push(Math.pow(2, power));
  }

  /* Differences in steps to numbers; null stays. */
  function sums(differences, step) {
    var sum = 0;
    return differences && differences.map(function (difference) {
      return difference === null ? null : step * (sum += difference);
    });
  }

  /* CPU time moves in steps of 10 ms: of a short gap it would seem that more than all CPUs were busy. */
  function decode(raw, cpus) {
    var seconds = sums(raw.times, 1).map(function (tenths) { return tenths / 1e4; });
    var cpu = sums(raw.CPU, 1e6);
    return {
      seconds: seconds,
      rss: sums(raw.RSS, 1024),
      heapUsed: sums(raw.HEAP_USED, 1024),
      heapCommitted: sums(raw.HEAP_COMMITTED, 1024),
      cores: cpu && cpu.map(function (value, index) {
        var gap = seconds[index] - seconds[index - 1];
        var used = index > 0 && value !== null && cpu[index - 1] !== null ? value - cpu[index - 1] : null;
        return used === null || !(gap > 0) ? null : Math.max(0, Math.min(used / gap / 1e9, cpus || Infinity));
      })
    };
  }

  /* The tests of a fork in lanes, so that those that overlap lie one below the other; in the order of their start. */
  function lanes(tests, fork) {
    var bars = [];
    for (var test = 0; test < tests.size; test++) {
      if (tests.forkOf[test] === fork.number) {
        bars.push({test: test, from: tests.startOf[test] / 1e9, to: (tests.startOf[test] + tests.wall(test)) / 1e9, lane: 0});
      }
    }
    bars.sort(function (one, other) { return one.from - other.from; });
    var ends = [];
    bars.forEach(function (bar) {
      var lane = ends.findIndex(function (end) { return end <= bar.from; });
      if (lane < 0) {
        lane = ends.length < MOST_LANES ? ends.length : bar.test % MOST_LANES;
      }
      bar.lane = lane;
      ends[lane] = Math.max(ends[lane] || 0, bar.to);
    });
    return bars;
  }

  /* By what bars are shaded: growth where it is known, else what was allocated. */
  function weightOf(tests) {
    return tests.metrics.RSS_GROWTH && tests.metrics.RSS_GROWTH.most > 0 ? tests.metrics.RSS_GROWTH : tests.metrics.ALLOCATED;
  }

  /*
   * Draws the fork into the host. options: height, from and to in seconds (else all), shaded: a test, onTest(test): one was chosen.
   * Returns {destroy, range, update(tests, fork, raw)}; update draws on what has come since, of the same fork.
   */
  monitor.drawTimeline = function (host, tests, fork, raw, options) {
    var samples = decode(raw, fork.cpus);
    var bars = lanes(tests, fork);
    var weight = weightOf(tests);
    var end = Math.max(fork.nanos / 1e9, samples.seconds[samples.seconds.length - 1] || 0);
    var chosen = options.shaded === undefined ? -1 : bars.findIndex(function (bar) { return bar.test === options.shaded; });
    var peak = greatest(samples.rss);
    var limit = monitor.run.limitBytes;
    var memory;
    var cpu;
    var drawn = [];
    var sections = [];
    var laneHeight = 0;
    var lanesInSight = 1;
    var laneBox = element('canvas', {
      class: 'mon-lanes', tabindex: '0', role: 'application', keydown: onKey, click: onClick, mousemove: onHover,
      'aria-label': monitor.text('script.timeline.lanes', fork.number)
    });
    var said = element('p', {class: 'mon-note mon-said', 'aria-live': 'polite', text: monitor.text('script.timeline.hint')});

    host.replaceChildren();
    if (samples.seconds.length < 2 || !(samples.rss || samples.heapUsed)) {
      host.append(element('p', {class: 'mon-note', text: monitor.text('script.timeline.none')}));
      return {destroy: function () {}, redraw: function () {}, setSections: function () {}, update: function () {}};
    }
    host.append(tools());
    build();
    host.append(said);

    function build() {
      var width = Math.max(320, host.clientWidth);
      memory = new uPlot(memoryOptions(width), memoryData(), host);
      host.append(laneBox);
      if (samples.cores) {
        cpu = new uPlot(cpuOptions(width), [samples.seconds, samples.cores], host);
      }
      zoom(options.from === undefined ? 0 : options.from, options.to === undefined ? end : options.to);
    }

    function memoryData() {
      return [samples.seconds].concat(['rss', 'heapUsed', 'heapCommitted'].map(function (key) {
        return samples[key] || samples.seconds.map(function () { return null; });
      }));
    }

    /* The top of the memory axis, whether the limit lies below it, and what is committed above it. */
    function memoryAxis() {
      var held = Math.max(peak ? peak.value : 0, (greatest(samples.heapUsed) || {value: 0}).value, 1);
      var committed = (greatest(samples.heapCommitted) || {value: 0}).value;
      /* What is only reserved must not press down what is held. */
      var greatestMemory = committed <= COMMITTED_IN_SIGHT * held ? Math.max(held, committed) : held * 1.1;
      var inSight = limit && limit <= LIMIT_IN_SIGHT * greatestMemory;
      var top = Math.max(greatestMemory, inSight ? limit : 0) * 1.08;
      return {inSight: inSight, top: top, above: committed > top ? committed : 0};
    }

    function memoryOptions(width) {
      return {
        width: width, height: options.height, padding: [10, RIGHT, 0, 0], legend: {live: true, markers: {dash: function (plot, series) { return plot.series[series].dash ? 'dashed' : 'solid'; }}},
        cursor: {drag: {x: true, y: false, setScale: true}, sync: {key: options.key, setSeries: false}, points: {size: 7}},
        scales: {x: {time: false, range: keepInside}, memory: {range: function () { return [0, memoryAxis().top]; }}},
        axes: [timeAxis(), {
          scale: 'memory', size: AXIS, incrs: BINARY_STEPS, stroke: colour('quiet'), grid: grid(), ticks: grid(),
          values: function (plot, values) { return values.map(function (value) { return value ? bytes(value) : '0'; }); }
        }],
        series: [
          timeSeries(),
          line('script.series.rss', 'bar-memory', {width: 2, fill: faint('bar-memory')}),
          line('script.series.heapUsed', 'colour-1', {width: 1.2}),
          line('script.series.heapCommitted', 'quiet', {width: 1.4, dash: [6, 4]})
        ],
        hooks: {draw: [function (plot) { var axis = memoryAxis(); marks(plot, axis.inSight, axis.above); drawLanes(); }], setScale: [follow], setCursor: [tellAtCursor]}
      };
    }

    function cpuOptions(width) {
      var most = fork.cpus || Math.max(1, (greatest(samples.cores) || {value: 1}).value);
      return {
        width: width, height: 92, padding: [6, RIGHT, 8, 0], legend: {live: true},
        cursor: {drag: {x: true, y: false, setScale: true}, sync: {key: options.key, setSeries: false}, points: {size: 7}},
        scales: {x: {time: false, range: keepInside}, cores: {range: function () { return [0, most * 1.2]; }}},
        axes: [{show: false}, {
          scale: 'cores', size: AXIS, stroke: colour('quiet'), grid: grid(), ticks: grid(),
          splits: function () { return [0, most]; },
          values: function (plot, values) {
            return values.map(function (value) { return value ? monitor.text('script.timeline.cpus', trimmed(value)) : '0'; });
          }
        }],
        series: [timeSeries(), {
          label: monitor.text('script.series.cpu'), scale: 'cores', width: 1, stroke: colour('bar-cpu'), fill: faint('bar-cpu'),
          points: {show: false}, value: function (plot, value) { return value === null ? '–' : value.toFixed(2); }
        }],
        hooks: {setScale: [follow]}
      };
    }

    function timeSeries() {
      return {label: monitor.text('script.series.time'), value: function (plot, value) {
        return value === null ? '–' : monitor.format.nanos(Math.round(value * 1e9));
      }};
    }

    function timeAxis() {
      return {stroke: colour('quiet'), grid: grid(), ticks: grid(), values: function (plot, values) {
        var step = values.length > 1 ? values[1] - values[0] : 1;
        return values.map(function (value) { return monitor.format.clock(value, step); });
      }};
    }

    function line(key, colourName, more) {
      return Object.assign({
        label: monitor.text(key), scale: 'memory', stroke: colour(colourName), points: {show: false},
        value: function (plot, value) { return value === null ? '–' : bytes(value); }
      }, more);
    }

    /* ---- zoom and pan */

    function keepInside(plot, from, to) {
      var least = Math.max(0.002, end / 1e5);
      var low = Math.max(0, Math.min(from, end - least));
      return [low, Math.min(end, Math.max(to, low + least))];
    }

    function zoom(from, to) {
      memory.setScale('x', {min: from, max: to});
    }

    function scale(factor) {
      var x = memory.scales.x;
      var middle = (x.min + x.max) / 2;
      if (chosen >= 0 && bars[chosen].from < x.max && bars[chosen].to > x.min) {
        middle = (Math.max(x.min, bars[chosen].from) + Math.min(x.max, bars[chosen].to)) / 2;
      }
      var half = (x.max - x.min) * factor / 2;
      zoom(middle - half, middle + half);
    }

    function pan(share) {
      var x = memory.scales.x;
      var width = x.max - x.min;
      var from = Math.max(0, Math.min(end - width, x.min + share * width));
      zoom(from, from + width);
    }

    function follow(plot, key) {
      var other = plot === memory ? cpu : memory;
      if (key === 'x' && other && other.scales.x && (other.scales.x.min !== plot.scales.x.min || other.scales.x.max !== plot.scales.x.max)) {
        other.setScale('x', {min: plot.scales.x.min, max: plot.scales.x.max});
      }
    }

    function tools() {
      return element('div', {class: 'mon-tools', role: 'group', 'aria-label': monitor.text('script.timeline.view')}, [
        tool('−', 'script.timeline.out', function () { scale(2); }),
        tool('+', 'script.timeline.in', function () { scale(0.5); }),
        tool('◀', 'script.timeline.left', function () { pan(-0.5); }),
        tool('▶', 'script.timeline.right', function () { pan(0.5); }),
        tool(monitor.text('script.timeline.all'), null, function () { zoom(0, end); })
      ]);
    }

    function tool(text, key, action) {
      return element('button', {
        type: 'button', text: text, title: key && monitor.text(key), 'aria-label': key && monitor.text(key), click: action
      });
    }

    /* ---- what is drawn on the canvas by hand */

    function marks(plot, limitInSight, committedOutside) {
      var context = plot.ctx;
      var ratio = devicePixelRatio;
      var box = plot.bbox;
      context.save();
      context.setLineDash([]);
      context.beginPath();
      context.rect(box.left, box.top - 10 * ratio, box.width + RIGHT * ratio, box.height + 10 * ratio);
      context.clip();
      context.font = '600 ' + 11 * ratio + FONT;
      context.textBaseline = 'alphabetic';
      if (options.shaded !== undefined && chosen >= 0) {
        shade(plot, bars[chosen]);
      }
      if (limit) {
        var y = limitInSight ? plot.valToPos(limit, 'memory', true) : box.top;
        if (limitInSight) {
          stroke(context, colour('bad'), 2 * ratio, [7 * ratio, 4 * ratio], box.left, y, box.left + box.width, y);
        }
        context.textAlign = 'left';
        label(context, monitor.text(limitInSight ? 'script.timeline.limit' : 'script.timeline.limitOutside', bytes(limit)),
          box.left + 6 * ratio, y + 14 * ratio, colour('bad'));
      }
      if (committedOutside) {
        context.textAlign = 'right';
        label(context, monitor.text('script.timeline.committedOutside', bytes(committedOutside)),
          box.left + box.width - 6 * ratio, box.top + 14 * ratio, colour('quiet'));
      }
      if (peak) {
        peakMark(plot, context, ratio, box);
      }
      if (fork.died) {
        var death = plot.valToPos(samples.seconds[samples.seconds.length - 1], 'x', true);
        stroke(context, colour('bad'), 2 * ratio, [], death, box.top, death, box.top + box.height);
        context.textAlign = 'right';
        label(context, '☠ ' + monitor.text('script.timeline.died'), death - 6 * ratio, box.top + box.height - 7 * ratio, colour('bad'));
      }
      context.restore();
    }

    function peakMark(plot, context, ratio, box) {
      var x = plot.valToPos(samples.seconds[peak.index], 'x', true);
      var y = plot.valToPos(peak.value, 'memory', true);
      var leftwards = x > box.left + box.width * 0.7;
      context.strokeStyle = colour('text');
      context.lineWidth = 1.5 * ratio;
      context.beginPath();
      context.arc(x, y, 4 * ratio, 0, 7);
      context.stroke();
      context.textAlign = leftwards ? 'right' : 'left';
      label(context, monitor.text('script.timeline.peak', (fork.died ? '≥ ' : '') + bytes(peak.value)),
        x + (leftwards ? -9 : 9) * ratio, Math.max(box.top + 10 * ratio, y - 5 * ratio), colour('text'));
    }

    function shade(plot, bar) {
      var from = plot.valToPos(bar.from, 'x', true);
      plot.ctx.fillStyle = faint('bar-memory');
      plot.ctx.fillRect(from, plot.bbox.top, Math.max(2, plot.valToPos(bar.to, 'x', true) - from), plot.bbox.height);
    }

    /* Bars narrower than a pixel would pile up: of those that share a pixel the heaviest is drawn. */
    function drawLanes() {
      var ratio = devicePixelRatio;
      countLanes(memory.scales.x);
      var height = lanesInSight * laneHeight + 6 + monitor.sectionsHeight(sections);
      laneBox.width = memory.width * ratio;
      laneBox.height = height * ratio;
      laneBox.style.width = memory.width + 'px';
      laneBox.style.height = height + 'px';
      var context = laneBox.getContext('2d');
      context.font = 10.5 * ratio + FONT;
      context.textBaseline = 'middle';
      var left = memory.bbox.left;
      var width = memory.bbox.width;
      var x = memory.scales.x;
      var perSecond = width / (x.max - x.min);
      var narrow = {};
      drawn = [];
      monitor.paintSections(context, sections, {left: left, width: width, top: (lanesInSight * laneHeight + 5) * ratio, min: x.min, max: x.max});
      bars.forEach(function (bar, index) {
        if (bar.to < x.min || bar.from > x.max) {
          return;
        }
        var from = Math.max(left, left + (bar.from - x.min) * perSecond);
        var to = Math.min(left + width, left + (bar.to - x.min) * perSecond);
        if (to - from >= 1.5 * ratio) {
          drawBar(context, ratio, bar, index, from, to);
          return;
        }
        var place = bar.lane * 1e6 + Math.round(from);
        if (narrow[place] === undefined || weightAt(bars[narrow[place]].test) < weightAt(bar.test)) {
          narrow[place] = index;
        }
      });
      Object.keys(narrow).forEach(function (place) {
        var from = Number(place) % 1e6;
        drawBar(context, ratio, bars[narrow[place]], narrow[place], from, from + ratio);
      });
      if (chosen >= 0) {
        var bar = bars[chosen];
        var start = Math.max(left, left + (bar.from - x.min) * perSecond);
        context.strokeStyle = colour('text');
        context.lineWidth = 2 * ratio;
        context.strokeRect(start, (bar.lane * laneHeight + 2) * ratio,
          Math.max(3 * ratio, Math.min(left + width, left + (bar.to - x.min) * perSecond) - start), (laneHeight + 1) * ratio);
      }
    }

    /* Only what is in sight takes room: a fork may have run side by side for a moment only. */
    function countLanes(x) {
      lanesInSight = 1;
      bars.forEach(function (bar) {
        if (bar.to >= x.min && bar.from <= x.max) {
          lanesInSight = Math.max(lanesInSight, bar.lane + 1);
        }
      });
      laneHeight = lanesInSight === 1 ? 38 : 18;
    }

    function weightAt(test) {
      return weight && weight.values[test] > 0 ? weight.values[test] : 0;
    }

    function drawBar(context, ratio, bar, index, from, to) {
      var share = Math.sqrt(weightAt(bar.test) / (weight && weight.most || 1));
      var bad = tests.outcomes[bar.test] === 'l' || tests.outcomes[bar.test] === 'f';
      var top = (bar.lane * laneHeight + 3) * ratio;
      var width = to - from;
      context.globalAlpha = bad ? Math.max(0.55, share) : 0.2 + 0.8 * share;
      context.fillStyle = colour(bad ? 'bad' : 'bar-memory');
      context.fillRect(from, top, Math.max(ratio, width - (width > 3 * ratio ? ratio : 0)), (laneHeight - 2) * ratio);
      context.globalAlpha = 1;
      drawn.push({from: from, to: to, lane: bar.lane, index: index});
      if (width > 44 * ratio) {
        context.save();
        context.beginPath();
        context.rect(from, top, width - 3 * ratio, laneHeight * ratio);
        context.clip();
        context.fillStyle = colour(bad || share > 0.45 ? 'ground' : 'text');
        var middle = top + (laneHeight - 2) * ratio / 2;
        var two = lanesInSight === 1 && weight;
        context.fillText(tests.names[bar.test], from + 4 * ratio, two ? middle - 7 * ratio : middle);
        if (two && weight.values[bar.test] === weight.values[bar.test]) {
          context.fillText(shown(weight, bar.test), from + 4 * ratio, middle + 8 * ratio);
        }
        context.restore();
      }
    }

    /* ---- which test */

    function barAt(event) {
      var box = laneBox.getBoundingClientRect();
      var x = (event.clientX - box.left) * devicePixelRatio;
      var lane = Math.floor((event.clientY - box.top - 2) / laneHeight);
      var best = null;
      var nearest = 8 * devicePixelRatio;
      drawn.forEach(function (bar) {
        var distance = bar.lane !== lane ? Infinity : x < bar.from ? bar.from - x : x > bar.to ? x - bar.to : 0;
        if (distance < nearest) {
          nearest = distance;
          best = bar;
        }
      });
      return best;
    }

    function onClick(event) {
      var bar = barAt(event);
      if (bar) {
        choose(bar.index);
        options.onTest(bars[bar.index].test);
      }
    }

    function onHover(event) {
      var bar = barAt(event);
      laneBox.title = bar ? describe(bars[bar.index].test) : '';
    }

    function onKey(event) {
      var x = memory.scales.x;
      var action = {
        ArrowRight: function () { step(1); },
        ArrowLeft: function () { step(-1); },
        '+': function () { scale(0.5); },
        '=': function () { scale(0.5); },
        '-': function () { scale(2); },
        '0': function () { zoom(0, end); },
        PageUp: function () { pan(-0.5); },
        PageDown: function () { pan(0.5); },
        Home: function () { choose(0); },
        End: function () { choose(bars.length - 1); },
        Enter: function () {
          if (chosen >= 0) {
            options.onTest(bars[chosen].test);
          }
        }
      }[event.key];
      if (action && bars.length && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        action(x);
      }
    }

    function step(by) {
      choose(chosen < 0 ? 0 : Math.max(0, Math.min(bars.length - 1, chosen + by)));
    }

    function choose(index) {
      chosen = index;
      var bar = bars[index];
      var x = memory.scales.x;
      if (bar.from < x.min || bar.from > x.max) {
        var width = x.max - x.min;
        zoom(bar.from - width / 3, bar.from + width * 2 / 3);
      }
      drawLanes();
      say(describe(bar.test));
    }

    function describe(test) {
      var parts = [tests.simpleClass(test) + ' › ' + tests.names[test], monitor.text('outcome.' + tests.outcome(test))];
      ['RSS_GROWTH', 'PEAK_RSS', 'CPU_TIME', 'ALLOCATED', 'WALL_TIME'].forEach(function (key) {
        var metric = tests.metrics[key];
        if (metric && metric.values[test] === metric.values[test]) {
          parts.push(monitor.metricName(key) + ' ' + shown(metric, test));
        }
      });
      return parts.join(' · ');
    }

    /* With its mark; while a build runs, nobody knows the kinds. */
    function shown(metric, test) {
      return metric.kinds
        ? monitor.figure(metric.values[test], metric.unit, tests.kind(metric, test), tests.outcomes[test] === 'l').text
        : monitor.format.of(metric.values[test], metric.unit);
    }

    var saying = 0;
    function say(text) {
      clearTimeout(saying);
      saying = setTimeout(function () { said.textContent = text; }, 120);
    }

    function tellAtCursor(plot) {
      var at = plot.cursor.idx;
      if (at === null || at === undefined || plot.cursor.left < 0) {
        return;
      }
      var time = samples.seconds[at];
      var running = bars.filter(function (bar) { return bar.from <= time && time <= bar.to; });
      var names = running.slice(0, 3).map(function (bar) { return tests.simpleClass(bar.test) + ' › ' + tests.names[bar.test]; });
      if (running.length > 3) {
        names.push(monitor.counted('script.more', running.length - 3));
      }
      say(names.length ? monitor.text('script.timeline.running', names.join(', ')) : monitor.text('script.timeline.idle'));
    }

    return {
      destroy: function () {
        memory.destroy();
        if (cpu) {
          cpu.destroy();
        }
        host.replaceChildren();
      },
      range: function () { return memory.scales.x; },
      setSections: function (list) {
        sections = list;
        drawLanes();
      },
      update: function (moreTests, moreFork, raw) {
        var x = memory.scales.x;
        var all = x.max >= end;
        var chosenTest = chosen < 0 ? null : bars[chosen];
        tests = moreTests;
        fork = moreFork;
        samples = decode(raw, fork.cpus);
        bars = lanes(tests, fork);
        weight = weightOf(tests);
        chosen = chosenTest ? bars.findIndex(function (bar) { return bar.from === chosenTest.from && bar.lane === chosenTest.lane; }) : -1;
        end = Math.max(fork.nanos / 1e9, samples.seconds[samples.seconds.length - 1] || 0);
        peak = greatest(samples.rss);
        memory.setData(memoryData(), false);
        if (cpu && samples.cores) {
          cpu.setData([samples.seconds, samples.cores], false);
        }
        zoom(x.min, all ? end : x.max);
      }
    };
  };

  function greatest(values) {
    var found = null;
    (values || []).forEach(function (value, index) {
      if (value !== null && (found === null || value > found.value)) {
        found = {value: value, index: index};
      }
    });
    return found;
  }

  function stroke(context, colourName, width, dash, fromX, fromY, toX, toY) {
    context.strokeStyle = colourName;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
    context.setLineDash([]);
  }

  function label(context, text, x, y, colourName) {
    context.lineWidth = 3 * devicePixelRatio;
    context.lineJoin = 'round';
    context.strokeStyle = colour('ground');
    context.strokeText(text, x, y);
    context.fillStyle = colourName;
    context.fillText(text, x, y);
  }

  function colour(name) { return monitor.colour(name); }
  function faint(name) { return colour(name) + '26'; }
  function grid() { return {stroke: colour('line'), width: 1}; }
  function bytes(value) { return monitor.format.bytes(value); }
  function trimmed(value) { return value === Math.round(value) ? String(value) : value.toFixed(1); }
})(window.MONITOR = window.MONITOR || {});
