/* One test in a dialog of its own: where it ran, what it cost, what it is compared with, and what it left. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var MOST_NEIGHBOURS = 8;

  monitor.testDialog = function (dialog, tests) {
    var drawing = null;
    var opener = null;
    var shown = -1;

    dialog.addEventListener('close', function () {
      clear();
      monitor.address.set({test: ''});
      if (opener && opener.isConnected) {
        opener.focus();
      }
    });

    monitor.openTest = function (test, from) {
      opener = from || opener;
      monitor.address.set({test: tests.id(test)}, true);
      show(test);
    };

    monitor.address.onChange(follow);
    follow();

    function follow() {
      var test = tests.withId(monitor.address.get('test'));
      if (test >= 0) {
        show(test);
      } else if (dialog.open) {
        dialog.close();
      }
    }

    function clear() {
      if (drawing) {
        drawing.destroy();
        drawing = null;
      }
      shown = -1;
    }

    function show(test) {
      clear();
      shown = test;
      var fork = tests.fork(test);
      var timeline = element('div', {class: 'mon-plot'});
      var more = element('div');
      var close = element('button', {type: 'button', text: monitor.text('script.close'), click: function () { dialog.close(); }});
      var title = element('h2', {id: 'mon-test-title'}, [element('bdi', {text: tests.names[test]})]);
      dialog.replaceChildren(
        element('div', {class: 'mon-dialoghead'}, [title, close]),
        element('p', {class: 'mon-name'}, [element('bdi', {text: tests.className(test)})]),
        element('p', {}, [monitor.outcome(tests.outcome(test)), ' ' + where(test, fork)]),
        timeline,
        element('section', {'data-room': 'spikes'}),
        element('div', {class: 'mon-two'}, [
          element('section', {}, compared(test)),
          element('section', {}, around(test).concat([more]))
        ]),
        element('section', {'data-room': 'code'}),
        element('section', {'data-room': 'history'})
      );
      if (!dialog.open) {
        dialog.showModal();
      }
      dialog.scrollTop = 0;
      close.focus();
      var sections = [];
      monitor.showTestCode({spikes: dialog.querySelector('[data-room="spikes"]'), code: dialog.querySelector('[data-room="code"]')}, test, function () { return shown === test; }, function (list) {
        sections = list;
        if (drawing) {
          drawing.setSections(list);
        }
      });
      monitor.load('fork-' + fork.number, function (raw) {
        if (raw && shown === test) {
          drawing = monitor.drawTimeline(timeline, tests, fork, raw, Object.assign(
            {height: 190, key: 'mon-test', shaded: test, onTest: function (other) { monitor.openTest(other); }}, withRoom(test, fork)));
          drawing.setSections(sections);
        }
      });
      var block = Math.floor(test / monitor.run.block);
      monitor.load('tests-' + block, function (particulars) {
        if (particulars && shown === test) {
          more.append.apply(more, particularsOf(test, particulars));
        }
      });
      monitor.load('containers', function (containers) {
        if (containers && shown === test) {
          setUp(more, test, containers);
        }
      });
    }

    function where(test, fork) {
      var parts = [monitor.text('script.test.where', fork.number, fork.label, monitor.format.nanos(tests.startOf[test]))];
      if (tests.attemptOf[test] > 1) {
        parts.push(monitor.text('script.test.attempt', tests.attemptOf[test]));
      }
      if (fork.execution && !fork.label.endsWith(fork.execution)) {
        parts.push(fork.execution);
      }
      var tags = tests.tags[tests.tagOf[test]];
      if (tags.length) {
        parts.push(monitor.text('script.test.tags', tags.join(', ')));
      }
      return parts.join(' · ');
    }

    /* What the timeline shows first: the test with some room around it. */
    function withRoom(test, fork) {
      var from = tests.startOf[test] / 1e9;
      var length = Math.max(tests.wall(test) / 1e9, 0.2);
      return {from: Math.max(0, from - length * 0.6), to: Math.min(Math.max(fork.nanos / 1e9, from + length), from + length * 1.6)};
    }

    function compared(test) {
      var peers = [];
      for (var other = 0; other < tests.size; other++) {
        if (tests.classOf[other] === tests.classOf[test]) {
          peers.push(other);
        }
      }
      var lost = tests.outcomes[test] === 'l';
      return [
        element('h3', {text: monitor.counted('script.test.compared', peers.length)}),
        table(['script.test.metric', 'script.test.this', 'script.test.ofClass', 'script.test.ratio', 'script.test.ofRun'],
          tests.metricKeys.map(function (key) {
            var metric = tests.metrics[key];
            var value = metric.values[test];
            var ofClass = tests.median(key, peers);
            var figure = monitor.figure(value, metric.unit, tests.kind(metric, test), lost);
            if (figure.absent && /^LEAKED_/.test(key)) {
              figure.note = monitor.text('absence.nothingLeft');
              figure.why = monitor.text('absence.nothingLeft.why');
            }
            return [monitor.metricName(key), figure, shownOr(ofClass, metric.unit),
              value === value && ofClass > 0 ? '× ' + ratio(value / ofClass) : '–',
              shownOr(tests.median(key), metric.unit)];
          }))
      ];
    }

    function ratio(value) {
      return value < 1000 ? monitor.format.threeDigits(value) : monitor.format.count(Math.round(value));
    }

    function shownOr(value, unit) {
      return value === value ? monitor.format.of(value, unit) : '–';
    }

    function table(heads, rows) {
      return element('table', {}, [
        element('thead', {}, [element('tr', {}, heads.map(function (key, index) {
          return element('th', {scope: 'col', class: index === 0 ? 'mon-left' : null, text: monitor.text(key)});
        }))]),
        element('tbody', {}, rows.map(function (row) {
          return element('tr', {}, row.map(function (cell, index) {
            if (index === 0) {
              return element('th', {scope: 'row', class: 'mon-left', text: cell});
            }
            return typeof cell === 'string' ? element('td', {text: cell})
              : element('td', {class: cell.absent ? 'mon-none' : null, title: cell.why}, [
                element('span', {text: cell.text}), cell.note ? element('small', {text: cell.note}) : null]);
          }));
        }))
      ]);
    }

    /* What else ran: attempts of the same test, tests beside it in its fork, and in other forks, which share the machine. */
    function around(test) {
      var from = tests.startInRun(test);
      var to = from + tests.wall(test);
      var beside = [];
      var elsewhere = [];
      var attempts = [];
      for (var other = 0; other < tests.size; other++) {
        if (other === test) {
          continue;
        }
        if (tests.classOf[other] === tests.classOf[test] && tests.names[other] === tests.names[test]
            && tests.attemptOf[other] !== tests.attemptOf[test] && tests.module(other) === tests.module(test)
            && tests.fork(other).execution === tests.fork(test).execution) {
          attempts.push(other);
        }
        var start = tests.startInRun(other);
        if (start < to && start + tests.wall(other) > from) {
          (tests.forkOf[other] === tests.forkOf[test] ? beside : elsewhere).push(other);
        }
      }
      var parts = [];
      if (attempts.length) {
        parts.push(element('h3', {text: monitor.text('script.test.attempts')}), links(attempts, function (one) {
          return monitor.text('script.test.attempt', tests.attemptOf[one]) + ': ' + monitor.text('outcome.' + tests.outcome(one));
        }));
      }
      parts.push(element('h3', {text: monitor.text('script.test.elsewhere')}));
      parts.push(elsewhere.length
        ? links(heaviest(elsewhere), function (one) { return monitor.text('script.test.inFork', tests.forkOf[one], label(one)); }, elsewhere.length)
        : element('p', {class: 'mon-note', text: monitor.text('script.test.nothingElsewhere')}));
      if (beside.length) {
        parts.push(element('h3', {text: monitor.text('script.test.beside')}), links(heaviest(beside), label, beside.length));
      }
      return parts;
    }

    function label(test) {
      return tests.simpleClass(test) + ' › ' + tests.names[test];
    }

    function heaviest(some) {
      return tests.sort(some.slice(), tests.metrics.PEAK_RSS ? 'PEAK_RSS' : 'WALL_TIME', true).slice(0, MOST_NEIGHBOURS);
    }

    function links(some, text, all) {
      var list = element('ul', {}, some.map(function (test) {
        return element('li', {}, [element('a', {href: monitor.address.ofTest(tests.id(test)), click: function (event) {
          event.preventDefault();
          monitor.openTest(test);
        }}, [element('bdi', {text: text(test)})])]);
      }));
      if (all > some.length) {
        list.append(element('li', {class: 'mon-quiet', text: monitor.counted('script.more', all - some.length)}));
      }
      return list;
    }

    function particularsOf(test, block) {
      var parts = [];
      var place = test % monitor.run.block;
      var one = block.more[place] || {};
      ['threads', 'files'].forEach(function (what) {
        if (one[what] && one[what].length) {
          parts.push(element('h3', {text: monitor.text('script.test.left.' + what)}), element('ul', {}, one[what].map(function (name) {
            return element('li', {class: 'mon-name'}, [element('bdi', {text: name})]);
          })));
        }
      });
      if (one.lateCpu !== undefined) {
        parts.push(element('h3', {text: monitor.text('script.test.late')}), element('p', {text: monitor.text(
          'script.test.late.text', monitor.format.nanos(one.lateCpu), monitor.format.bytes(one.lateAllocated))}));
      }
      parts.push(element('details', {class: 'mon-allfigures', open: ''}, [
        element('summary', {text: monitor.text('script.test.figures')}),
        table(['script.test.figure', 'script.test.this'], monitor.run.figures.map(function (figure, index) {
          return [monitor.text('figure.' + figure[0]),
            figureOf(block.figures[index], figure, test, place)];
        }))
      ]));
      parts.push(element('p', {class: 'mon-note'}, [monitor.text('script.test.uniqueId') + ' ', element('bdi', {class: 'mon-name', text: block.uniqueIds[place]})]));
      return parts;
    }

    /* Values are differences; where the table of tests has them, its metric is named instead. */
    function figureOf(column, figure, test, place) {
      var kind = column.kinds.length === 1 ? column.kinds : column.kinds[place];
      var value = null;
      if (column.metric) {
        value = tests.metrics[column.metric].values[test];
      } else if (column.values && column.values[place] !== null) {
        value = column.values.slice(0, place + 1).reduce(function (sum, difference) { return sum + difference; }, 0);
      }
      return monitor.figure(value, figure[1], kind, tests.outcomes[test] === 'l', figure[0]);
    }

    function setUp(host, test, containers) {
      var sums = {};
      containers.class.forEach(function (number, index) {
        if (number === tests.classOf[test] && containers.fork[index] === tests.forkOf[test]) {
          ['WALL_TIME', 'CPU_TIME', 'ALLOCATED'].forEach(function (key) {
            if (containers[key][index] !== null) {
              sums[key] = (sums[key] || 0) + containers[key][index];
            }
          });
        }
      });
      var known = Object.keys(sums);
      if (known.length) {
        host.prepend(element('h3', {text: monitor.text('script.test.setUp')}), element('p', {text: known.map(function (key) {
          return monitor.metricName(key) + ' ' + monitor.format.of(sums[key], key === 'ALLOCATED' ? 'BYTES' : 'NANOSECONDS');
        }).join(' · ')}));
      }
    }
  };
})(window.MONITOR = window.MONITOR || {});
