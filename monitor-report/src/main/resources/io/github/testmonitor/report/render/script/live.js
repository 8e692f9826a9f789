/* A build that runs: what the server's events say, drawn as they come. An event has all that runs now, and what is new of each fork;
   the first, and one after a long absence, has all that is kept of each. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var MOST_SAMPLES = 2000;
  var MOST_TESTS = 600;
  var forks = {};
  var now = null;
  var chosen = null;
  var byHand = false;
  var drawing = null;
  var drawnFork = null;
  var parts = {};
  var asked = false;

  function start() {
    monitor.root = document.getElementById('mon-live');
    monitor.run = {limitBytes: null, absences: []};
    build();
    listen();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
    var resizing = 0;
    window.addEventListener('resize', function () {
      clearTimeout(resizing);
      resizing = setTimeout(redrawAll, 150);
    });
    document.addEventListener('visibilitychange', ask);
  }

  /* The browser comes back by itself, and says what it has seen last. */
  function listen() {
    var source = new EventSource('events');
    source.addEventListener('live', function (event) {
      take(JSON.parse(event.data));
      monitor.lastId = event.lastEventId;
      monitor.lastCame = Date.now();
      if (now.over) {
        source.close();
      }
    });
    source.addEventListener('error', function () {
      if (!now || !now.over) {
        state('live.state.away', 'mon-away');
      }
    });
  }

  function take(event) {
    if (event.whole) {
      forks = {};
    }
    if (!event.forks) {
      return;
    }
    now = event;
    (event.tracks || []).forEach(function (track) {
      var fork = forks[track.number] = forks[track.number] || {number: track.number, samples: [], tests: [], ids: {}};
      fork.module = track.module;
      fork.execution = track.execution;
      fork.pid = track.pid;
      fork.cpus = track.cpus;
      fork.maxHeapBytes = track.maxHeapBytes;
      var last = fork.samples.length ? fork.samples[fork.samples.length - 1][0] : -1;
      track.samples.forEach(function (sample) {
        if (sample[0] > last) {
          fork.samples.push(sample);
          last = sample[0];
        }
      });
      if (fork.samples.length > MOST_SAMPLES) {
        fork.samples = halved(fork.samples);
      }
      track.tests.forEach(function (test) {
        if (!fork.ids[test.id]) {
          fork.ids[test.id] = true;
          fork.tests.push(test);
        }
      });
      while (fork.tests.length > MOST_TESTS) {
        delete fork.ids[fork.tests.shift().id];
      }
    });
    monitor.run.limitBytes = event.containerLimitBytes || null;
    ask();
  }

  /* Of two neighbours the one with more resident memory stays. */
  function halved(samples) {
    var half = [];
    for (var index = 0; index + 1 < samples.length; index += 2) {
      half.push((samples[index + 1][1] || 0) > (samples[index][1] || 0) ? samples[index + 1] : samples[index]);
    }
    return half;
  }

  /* Draws before the browser's next frame, however many events came meanwhile; not while nobody looks. */
  function ask() {
    if (!asked && now && !document.hidden) {
      asked = true;
      requestAnimationFrame(function () {
        asked = false;
        draw();
      });
    }
  }

  function build() {
    parts.state = element('span', {class: 'mon-live-state mon-away', role: 'status', text: monitor.text('live.state.away')});
    parts.keys = element('dl', {class: 'mon-keys', 'aria-label': monitor.text('live.title')});
    parts.running = table(['live.column.running', 'live.column.fork', 'live.column.age', 'metric.CPU_TIME', 'metric.ALLOCATED', 'metric.RSS_GROWTH', 'live.column.rss']);
    parts.none = element('p', {class: 'mon-note', text: monitor.text('live.running.none')});
    parts.forks = table(['live.column.fork', 'live.column.cores', 'live.column.rss', 'live.column.heap', 'live.column.threads', 'live.column.done', 'live.column.runningTests']);
    parts.select = element('select', {id: 'mon-fork', change: function () {
      byHand = true;
      chosen = Number(parts.select.value);
      redrawAll();
    }});
    parts.plot = element('div', {class: 'mon-plot'});
    parts.costliest = table(['live.column.finished', 'metric.CPU_TIME', 'metric.ALLOCATED', 'metric.WALL_TIME']);
    parts.stacks = element('div', {});
    parts.stackSection = element('section', {hidden: ''}, [heading('live.stacks'), parts.stacks]);
    monitor.root.replaceChildren(
      element('header', {class: 'mon-head mon-live-head'}, [element('h1', {text: monitor.text('live.title')}), parts.state]),
      parts.keys,
      element('section', {}, [heading('live.running'), parts.running, parts.none, element('p', {class: 'mon-note', text: monitor.text('live.running.note')})]),
      element('section', {}, [heading('live.timeline'),
        element('div', {class: 'mon-controls'}, [element('label', {for: 'mon-fork', text: monitor.text('script.timeline.fork')}), parts.select]),
        parts.plot]),
      element('section', {}, [heading('live.forks'), parts.forks]),
      element('section', {}, [heading('live.costliest'), parts.costliest]),
      parts.stackSection);
  }

  function heading(key) {
    return element('h2', {text: monitor.text(key)});
  }

  function table(keys) {
    return element('table', {class: 'mon-live-table'}, [
      element('thead', {}, [element('tr', {}, keys.map(function (key) { return element('th', {scope: 'col', text: monitor.text(key)}); }))]),
      element('tbody')
    ]);
  }

  function fill(where, rows) {
    var body = where.querySelector('tbody');
    body.replaceChildren.apply(body, rows.map(function (cells) {
      return element('tr', {}, cells.map(function (cell) {
        return element('td', {}, [cell]);
      }));
    }));
    where.hidden = !rows.length;
  }

  function named(test) {
    return element('span', {}, [element('bdi', {class: 'mon-name', text: test.name}), element('small', {}, [element('bdi', {text: test.className})])]);
  }

  function draw() {
    state(now.over ? 'live.state.over' : 'live.state.on', now.over ? 'mon-over' : '');
    keys();
    var running = [];
    now.forks.forEach(function (fork) {
      fork.tests.forEach(function (test) { running.push([fork, test]); });
    });
    running.sort(function (one, other) { return other[1].wallNanos - one[1].wallNanos; });
    fill(parts.running, running.map(function (pair) {
      var test = pair[1];
      var mark = test.alone ? '≈ ' : '‖ ';
      return [named(test), String(pair[0].number), nanos(test.wallNanos), marked(mark, nanos(test.cpuNanos)),
        marked(mark, bytes(test.allocatedBytes)), marked(mark, bytes(test.rssGrowthBytes)), bytes(test.rssBytes)];
    }));
    parts.none.hidden = running.length > 0;
    fill(parts.forks, now.forks.map(function (fork) {
      var known = forks[fork.number] || {};
      return [label(known, fork.number), fork.cores === undefined ? '–' : fork.cores.toFixed(2), bytes(fork.rssBytes),
        meter(fork.heapUsedBytes, known.maxHeapBytes), count(fork.threads), count(fork.testsDone), count(fork.running)];
    }));
    fill(parts.costliest, now.costliest.map(function (test) {
      return [named(test), nanos(test.cpuNanos), bytes(test.allocatedBytes), nanos(test.wallNanos)];
    }));
    stacks();
    choices();
    timeline();
    monitor.ready = performance.now();
    monitor.drawn = Date.now();
  }

  function state(key, kind) {
    parts.state.textContent = monitor.text(key);
    parts.state.className = 'mon-live-state ' + kind;
  }

  function keys() {
    var limit = now.containerLimitBytes;
    var memory = now.containerBytes;
    parts.keys.replaceChildren(
      key('live.key.time', nanos(now.nanos), ''),
      key('live.key.container', bytes(memory), limit ? monitor.text('live.key.container.note', share(memory, limit), bytes(limit)) : '',
        limit && memory >= 0.8 * limit, limit && memory / limit),
      key('live.key.tests', count(now.testsDone), ''),
      key('live.key.forks', count(now.forks.length), monitor.text('live.key.forks.note', count(now.forksDone))),
      key('live.key.cpu', nanos(now.cpuNanos), ''));
  }

  function share(value, of) {
    return Math.round(100 * value / of) + ' %';
  }

  function key(name, value, note, alarming, part) {
    return element('div', {class: alarming ? 'mon-alarm' : null}, [
      element('dt', {text: monitor.text(name)}),
      element('dd', {}, [value, note ? element('span', {class: 'mon-keynote', text: note}) : null, part ? bar(part) : null])
    ]);
  }

  function meter(value, most) {
    return element('span', {}, [bytes(value) + (most ? ' / ' + bytes(most) : ''), value !== undefined && most ? bar(value / most) : null]);
  }

  function bar(part) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'mon-meter');
    svg.setAttribute('viewBox', '0 0 100 6');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    var rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    rect.setAttribute('class', 'mon-bar-memory');
    rect.setAttribute('width', Math.max(0, Math.min(100, 100 * part)));
    rect.setAttribute('height', '6');
    svg.append(rect);
    return svg;
  }

  function stacks() {
    var all = now.stacks || [];
    parts.stackSection.hidden = !all.length;
    parts.stacks.replaceChildren.apply(parts.stacks, all.map(function (stack) {
      return element('div', {}, [
        element('p', {}, [named(stack), ' ' + monitor.text('live.stack', nanos(stack.cpuNanos), bytes(stack.allocatedBytes)) + ' ', element('bdi', {class: 'mon-quiet', text: stack.thread})]),
        element('ol', {class: 'mon-frames'}, stack.frames.map(function (frame) { return element('li', {}, [element('bdi', {text: frame})]); }))
      ]);
    }));
  }

  /* ---- the timeline of one fork: the one that was chosen, else the latest that runs */

  function label(fork, number) {
    return number + ' – ' + (fork.module || '') + (fork.execution ? ' ' + fork.execution : '') + (fork.pid ? ', pid ' + fork.pid : '');
  }

  function choices() {
    var numbers = Object.keys(forks).map(Number).sort(function (one, other) { return other - one; });
    var wanted = numbers.join();
    if (parts.select.dataset.numbers !== wanted) {
      parts.select.dataset.numbers = wanted;
      parts.select.replaceChildren.apply(parts.select, numbers.map(function (number) {
        return element('option', {value: number, text: label(forks[number], number)});
      }));
    }
    var running = now.forks.map(function (fork) { return fork.number; });
    var isThere = chosen !== null && forks[chosen];
    if (!isThere || (!byHand && running.length && running.indexOf(chosen) < 0)) {
      byHand = false;
      chosen = running.length && forks[running[0]] ? running[0] : numbers.length ? numbers[0] : null;
    }
    if (chosen !== null) {
      parts.select.value = String(chosen);
    }
  }

  function redrawAll() {
    if (drawing) {
      drawing.destroy();
    }
    drawing = drawnFork = null;
    ask();
  }

  function timeline() {
    var fork = chosen === null ? null : forks[chosen];
    if (!fork || typeof uPlot === 'undefined' || fork.samples.length < 2) {
      return;
    }
    var tests = testsOf(fork);
    var raw = rawOf(fork);
    var shown = {number: fork.number, cpus: fork.cpus, nanos: fork.samples[fork.samples.length - 1][0], died: false};
    if (drawing && drawnFork === fork.number) {
      drawing.update(tests, shown, raw);
    } else {
      if (drawing) {
        drawing.destroy();
      }
      drawing = monitor.drawTimeline(parts.plot, tests, shown, raw, {
        height: 260, key: 'mon-fork', from: fork.samples[0][0] / 1e9, onTest: function () {}
      });
      drawnFork = fork.number;
    }
  }

  /* The tests of the fork, those that run last, as the timeline of the report takes them. */
  function testsOf(fork) {
    var running = (now.forks.find(function (one) { return one.number === fork.number; }) || {tests: []}).tests;
    var all = fork.tests.concat(running.filter(function (test) { return !fork.ids[test.id]; }));
    var values = all.map(function (test) { return test.rssGrowthBytes === undefined ? NaN : test.rssGrowthBytes; });
    return {
      size: all.length,
      names: all.map(function (test) { return test.name; }),
      forkOf: all.map(function () { return fork.number; }),
      startOf: all.map(function (test) { return test.start; }),
      outcomes: all.map(function (test) { return (test.outcome || 'running').charAt(0); }),
      metrics: {RSS_GROWTH: {unit: 'BYTES', values: values, most: values.reduce(function (most, value) { return value > most ? value : most; }, 1)}},
      wall: function (test) { return all[test].wallNanos; },
      outcome: function (test) { return all[test].outcome || 'running'; },
      simpleClass: function (test) { return all[test].className.replace(/^.*\./, ''); }
    };
  }

  function rawOf(fork) {
    return {
      times: column(fork.samples, 0, 1e5), RSS: column(fork.samples, 1, 1024), HEAP_USED: column(fork.samples, 2, 1024),
      HEAP_COMMITTED: column(fork.samples, 3, 1024), CPU: column(fork.samples, 4, 1e6)
    };
  }

  /* In whole steps, each as the difference to the one before, as the report's data is. */
  function column(samples, index, step) {
    var before = 0;
    return samples.map(function (sample) {
      if (sample[index] === null) {
        return null;
      }
      var value = Math.floor(sample[index] / step);
      var difference = value - before;
      before = value;
      return difference;
    });
  }

  function marked(mark, text) { return text === '–' ? text : mark + text; }
  function bytes(value) { return value === undefined || value === null ? '–' : monitor.format.bytes(value); }
  function nanos(value) { return value === undefined || value === null ? '–' : monitor.format.nanos(value); }
  function count(value) { return value === undefined || value === null ? '–' : monitor.format.count(value); }

  /* What of the time is in sight, in seconds. */
  monitor.timeline = function () {
    var x = drawing && drawing.range();
    return x ? {min: x.min, max: x.max} : {min: 0, max: 0};
  };

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    setTimeout(start, 0);
  }
})(window.MONITOR = window.MONITOR || {});
