/* Puts it all to work, once the page is there. */
(function (monitor) {
  'use strict';
  var element = monitor.element;

  function start() {
    monitor.root = document.querySelector('.mon');
    if (!monitor.root || !document.getElementById('mon-timeline')) {
      return;
    }
    var run = null;
    var raw = null;
    /* All at once: what one of them waits for, the others use. */
    monitor.load('run', function (piece) {
      run = piece;
      if (run && run.shownFork && !monitor.address.get('timeline')) {
        monitor.load('fork-' + run.shownFork, function () {});
      }
      begin();
    });
    monitor.load('tests', function (piece) {
      raw = piece;
      begin();
    });

    function begin() {
      if (run && raw) {
        monitor.run = run;
        monitor.setTexts(run.texts);
        show(new monitor.Tests(raw, run));
        monitor.forget('tests');
      }
    }
  }

  function show(tests) {
    monitor.tests = tests;
    monitor.redraw = function () {};
    monitor.showTheme(function () { monitor.redraw(); });
    monitor.root.querySelectorAll('.mon-script').forEach(function (part) { part.hidden = false; });
    var dialog = element('dialog', {class: 'mon-dialog', 'aria-labelledby': 'mon-test-title'});
    monitor.root.append(dialog);
    monitor.openTest = function () {};
    monitor.showTests(document.getElementById('mon-tests-view'), tests);
    timeline(tests);
    linkNames(tests);
    linkGroups(tests);
    monitor.testDialog(dialog, tests);
    monitor.showRunCode(document.getElementById('mon-code-view'));
  }

  /* Names of tests in the part of the page that the server made become links, where the data has the test. */
  function linkNames(tests) {
    monitor.root.querySelectorAll('[data-test]').forEach(function (name) {
      var test = tests.withId(name.dataset.test);
      if (test >= 0) {
        var link = element('a', {href: monitor.address.ofTest(name.dataset.test), click: function (event) {
          event.preventDefault();
          monitor.openTest(test, link);
        }});
        name.replaceWith(link);
        link.append(name);
      }
    });
  }

  /* So do those of classes and packages: they lead to their tests in the table of all. */
  function linkGroups(tests) {
    ['class', 'package'].forEach(function (level) {
      var known = new Set(tests.classes.map(level === 'class' ? String : monitor.packageOf));
      monitor.root.querySelectorAll('[data-' + level + ']').forEach(function (name) {
        var group = name.dataset[level];
        if (known.has(group)) {
          var link = element('a', {href: monitor.address.ofGroup(level, group), click: function (event) {
            event.preventDefault();
            monitor.showGroup(level, group);
          }});
          name.replaceWith(link);
          link.append(name);
        }
      });
    });
  }

  function timeline(tests) {
    var forks = tests.forks.filter(function (fork) { return fork.samples > 1; });
    var host = document.getElementById('mon-fork-plot');
    var tools = document.getElementById('mon-fork-tools');
    if (!forks.length || !host || typeof uPlot === 'undefined') {
      return;
    }
    var drawing = null;
    var select = element('select', {id: 'mon-fork', change: function () {
      monitor.address.set({timeline: select.value});
      draw();
    }}, forks.map(function (fork) {
      return element('option', {value: fork.number, text: fork.number + ' – ' + fork.label + (fork.died ? ' ☠ ' + monitor.text('script.timeline.died') : '')});
    }));
    tools.append(element('label', {for: 'mon-fork', text: monitor.text('script.timeline.fork')}), select);
    choose();
    monitor.address.onChange(choose);
    monitor.redraw = draw;
    var resizing = 0;
    window.addEventListener('resize', function () {
      clearTimeout(resizing);
      resizing = setTimeout(draw, 150);
    });

    function choose() {
      var wanted = monitor.address.get('timeline') || String(monitor.run.shownFork);
      if (forks.every(function (fork) { return String(fork.number) !== wanted; })) {
        wanted = String(forks[0].number);
      }
      if (!drawing || select.value !== wanted) {
        select.value = wanted;
        draw();
      }
    }

    function draw() {
      var fork = forks.find(function (one) { return String(one.number) === select.value; });
      monitor.load('fork-' + fork.number, function (raw) {
        if (String(fork.number) !== select.value) {
          return;
        }
        if (drawing) {
          drawing.destroy();
          drawing = null;
        }
        if (raw) {
          host.classList.add('mon-drawn');
          drawing = monitor.drawTimeline(host, tests, fork, raw, {height: 280, key: 'mon-fork', onTest: function (test) { monitor.openTest(test, host.querySelector('.mon-lanes')); }});
        }
        monitor.ready = performance.now();
      });
    }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})(window.MONITOR = window.MONITOR || {});
