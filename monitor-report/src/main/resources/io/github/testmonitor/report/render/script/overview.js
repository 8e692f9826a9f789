/* All tests: search, filters, columns, roll-up, and the file of what is shown. */
(function (monitor) {
  'use strict';
  var element = monitor.element;
  var USUAL = ['RSS_GROWTH', 'PEAK_RSS', 'PEAK_HEAP', 'ALLOCATED', 'CPU_TIME', 'CORES', 'WALL_TIME', 'GC_TIME'];
  var OF_CHILDREN = ['CHILD_CPU_TIME', 'CHILD_PEAK_RSS'];
  var FILTERS = ['search', 'fork', 'module', 'class', 'package', 'status', 'tag'];
  var MARKS = {a: '≈ ', s: '‖ '};
  var WHY = {a: 'kind.sampled.why', s: 'kind.shared.why.unknown'};
  var LEVELS = ['class', 'package', 'module'];

  monitor.showTests = function (host, tests) {
    var address = monitor.address;
    var rows = [];
    var count = element('span', {class: 'mon-count', 'aria-live': 'polite'});
    var search = element('input', {
      type: 'search', id: 'mon-search', placeholder: monitor.text('script.tests.search.hint'), autocomplete: 'off', spellcheck: 'false',
      input: function () {
        clearTimeout(search.waiting);
        search.waiting = setTimeout(function () { change({search: search.value}); }, 60);
      }
    });
    var selects = {};
    var severalModules = unique(tests.forks.map(function (fork) { return fork.module; })).length > 1;
    var chips = element('span', {class: 'mon-chips'});
    var columnBox = element('div', {class: 'mon-columns'});
    var controls = element('div', {class: 'mon-controls'}, [
      labelled('script.tests.search', search),
      select('fork', tests.forks.filter(hasTests).map(function (fork) { return [String(fork.number), fork.number + ' – ' + fork.label]; })),
      select('module', unique(tests.forks.map(function (fork) { return fork.module; }))),
      select('status', ['successful', 'failed', 'aborted', 'lost'].map(function (outcome) {
        return [outcome, monitor.text('outcome.' + outcome)];
      })),
      select('tag', unique([].concat.apply([], tests.tags))),
      select('group', LEVELS.map(function (level) { return [level, monitor.text('script.group.' + level)]; }), 'script.group.none'),
      element('details', {class: 'mon-chooser'}, [element('summary', {text: monitor.text('script.tests.columns')}), columnBox]),
      element('button', {type: 'button', 'data-csv': '', text: monitor.text('script.tests.csv'), click: download}),
      element('button', {type: 'button', text: monitor.text('script.tests.reset'), click: reset}),
      chips, count
    ]);
    host.replaceChildren(controls);
    if (tests.left > 0) {
      host.append(element('p', {class: 'mon-note', text: monitor.text(
        'script.tests.left', monitor.format.count(tests.size), monitor.format.count(tests.left))}));
    }
    var table = new monitor.VirtualTable(host, monitor.text('script.tests.title'), tests.size, sortBy);
    address.onChange(function () { show(true); });
    document.addEventListener('keydown', function (event) {
      var writing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === '/' && !writing && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        search.focus();
      }
    });
    show(true);

    function hasTests(fork) {
      return fork.samples > 0 || tests.forkOf.indexOf(fork.number) >= 0;
    }

    function unique(values) {
      return values.filter(function (value, index) { return value && values.indexOf(value) === index; }).sort()
        .map(function (value) { return [value, value]; });
    }

    function labelled(key, control) {
      return element('label', {}, [element('span', {text: monitor.text(key)}), control]);
    }

    function select(key, choices, noneKey) {
      if (choices.length < 2 && key !== 'group' && key !== 'tag' || !choices.length) {
        return null;
      }
      selects[key] = element('select', {'data-filter': key, change: function () {
        var changed = {};
        changed[key] = selects[key].value;
        if (key === 'group') {
          changed.sort = '';
        }
        change(changed);
      }}, [element('option', {value: '', text: monitor.text(noneKey || 'script.all')})].concat(choices.map(function (choice) {
        return element('option', {value: choice[0], text: choice[1]});
      })));
      return labelled('script.tests.' + key, selects[key]);
    }

    function change(parts) {
      address.set(parts);
      show(false);
    }

    function reset() {
      var none = {sort: '', group: '', columns: ''};
      FILTERS.forEach(function (key) { none[key] = ''; });
      address.set(none);
      show(true);
    }

    function level() {
      return LEVELS.indexOf(address.get('group')) >= 0 ? address.get('group') : '';
    }

    /* The sorted column and its direction: by default what grew memory most. */
    function order() {
      var sort = address.get('sort') || '-' + (tests.metrics.RSS_GROWTH ? 'RSS_GROWTH' : tests.metrics.CPU_TIME ? 'CPU_TIME' : 'WALL_TIME');
      return {key: sort.replace(/^-/, ''), descending: sort[0] === '-'};
    }

    function sortBy(key) {
      var now = order();
      var first = tests.metrics[key] || /^(tests|failed|lost)$/.test(key) ? '-' : '';
      change({sort: now.key === key ? (now.descending ? key : '-' + key) : first + key});
    }

    function shownKeys() {
      var chosen = address.get('columns');
      var wanted = chosen ? chosen.split(',') : USUAL.concat(OF_CHILDREN.filter(hasAny));
      return allKeys().filter(function (key) { return wanted.indexOf(key) >= 0; });
    }

    function hasAny(key) {
      return tests.metrics[key] && tests.metrics[key].most > 0;
    }

    function allKeys() {
      return tests.metricKeys.slice().sort(function (one, other) { return place(one) - place(other); })
        .concat(['tags', 'attempt', 'module', 'start']);
    }

    function place(key) {
      var usual = USUAL.indexOf(key);
      return usual < 0 ? USUAL.length + tests.metricKeys.indexOf(key) : usual;
    }

    function chooser() {
      var shown = shownKeys();
      columnBox.replaceChildren.apply(columnBox, allKeys().map(function (key) {
        var box = element('input', {type: 'checkbox', value: key, change: function () {
          var checked = Array.from(columnBox.querySelectorAll('input:checked')).map(function (one) { return one.value; });
          change({columns: checked.join(',') || 'none'});
        }});
        box.checked = shown.indexOf(key) >= 0;
        return element('label', {}, [box, element('span', {text: columnName(key)})]);
      }));
    }

    function columnName(key) {
      return tests.metrics[key] ? monitor.metricName(key) : monitor.text('script.column.' + key);
    }

    function filter() {
      var filter = {};
      FILTERS.forEach(function (key) { filter[key] = address.get(key); });
      return filter;
    }

    function show(fromAddress) {
      var sorted = order();
      var found = tests.filtered(filter());
      var group = level();
      if (fromAddress) {
        search.value = address.get('search');
        chooser();
      }
      Object.keys(selects).forEach(function (key) { selects[key].value = address.get(key); });
      rows = group
        ? tests.sortGroups(tests.grouped(found, group), sorted.key, sorted.descending)
        : tests.sort(found, sorted.key, sorted.descending);
      table.show({rows: rows, columns: group ? groupColumns(group) : testColumns(), sort: sorted.key, descending: sorted.descending});
      count.textContent = monitor.text(
        'script.tests.count', monitor.format.count(found.length), monitor.format.count(tests.size))
        + (group ? ' · ' + monitor.text('script.group.count', monitor.format.count(rows.length)) : '');
      showChips();
    }

    /* Filters that have no control of their own: of a class or package one came from. */
    function showChips() {
      chips.replaceChildren.apply(chips, ['class', 'package'].filter(address.get).map(function (key) {
        var remove = {};
        remove[key] = '';
        return element('button', {type: 'button', class: 'mon-chip', click: function () { change(remove); }}, [
          element('span', {text: monitor.text('script.group.' + key) + ': '}), element('bdi', {text: address.get(key)}), ' ×'
        ]);
      }));
    }

    function testColumns() {
      return [
        {key: 'name', head: monitor.text('script.column.name'), left: true, fill: fillName},
        {key: 'outcome', head: monitor.text('script.column.outcome'), left: true, fill: function (cell, test) {
          cell.append(monitor.outcome(tests.outcome(test)));
        }}
      ].concat(shownKeys().map(function (key) {
        return tests.metrics[key] ? metricColumn(key) : plainColumn(key);
      }), [plainColumn('fork')]);
    }

    function fillName(cell, test) {
      cell.append(element('a', {href: address.ofTest(tests.id(test)), title: tests.names[test], click: function (event) {
        event.preventDefault();
        monitor.openTest(test, event.currentTarget);
      }}, [element('bdi', {text: tests.names[test]})]));
      cell.append(element('button', {
        type: 'button', class: 'mon-plain', title: monitor.text('script.tests.ofClass', tests.className(test)),
        click: function () { monitor.showGroup('class', tests.className(test)); }
      }, [element('bdi', {text: tests.simpleClass(test)})]));
    }

    /* Only the tests of a class or package, one by one; also asked for by names elsewhere on the page. */
    monitor.showGroup = function (level, name) {
      var into = {group: '', class: '', package: ''};
      into[level] = name;
      if (address.get('group')) {
        into.sort = '';
      }
      address.set(into, true);
      show(true);
      document.getElementById('mon-tests').scrollIntoView();
    };

    function metricColumn(key) {
      var metric = tests.metrics[key];
      return {key: key, head: monitor.metricName(key), fill: function (cell, test) {
        var figure = monitor.figure(metric.values[test], metric.unit, tests.kind(metric, test), tests.outcomes[test] === 'l');
        cell.textContent = figure.text;
        if (figure.why) {
          cell.title = figure.why;
        }
        if (figure.absent) {
          cell.className = 'mon-none';
        } else if (metric.additive || key === 'RSS_GROWTH') {
          cell.style.backgroundSize = 100 * metric.values[test] / (metric.most || 1) + '% 100%';
          cell.className = 'mon-share';
        }
      }};
    }

    function plainColumn(key) {
      return {key: key, head: monitor.text('script.column.' + key), left: key === 'tags' || key === 'module', fill: function (cell, test) {
        cell.textContent = key === 'fork' ? tests.forkOf[test]
          : key === 'attempt' ? tests.attemptOf[test]
          : key === 'start' ? monitor.format.nanos(tests.startInRun(test))
          : key === 'module' ? tests.module(test)
          : tests.tags[tests.tagOf[test]].join(' ');
      }};
    }

    function groupColumns(group) {
      return [{key: 'name', head: monitor.text('script.group.' + group), left: true, fill: function (cell, row) {
        var into = {group: '', sort: ''};
        into[group] = row.name;
        if (severalModules) {
          into.module = row.module;
        }
        var isClass = group === 'class';
        var shown = isClass ? monitor.simple(row.name) : row.name;
        cell.append(element('a', {href: '#', title: row.name, click: function (event) {
          event.preventDefault();
          address.set(into, true);
          show(true);
        }}, [element('bdi', {text: shown || monitor.text('script.group.nameless')})]));
        var where = [isClass ? monitor.packageOf(row.name) : '', severalModules && group !== 'module' ? row.module : ''].filter(Boolean);
        if (where.length) {
          cell.append(element('bdi', {class: 'mon-quiet', text: where.join(' · ')}));
        }
      }}].concat(['tests', 'failed', 'lost'].map(function (key) {
        return {key: key, head: monitor.text('script.column.' + key), fill: function (cell, row) {
          cell.textContent = monitor.format.count(row[key]);
        }};
      }), shownKeys().filter(function (key) { return tests.metrics[key]; }).map(function (key) {
        var metric = tests.metrics[key];
        return {key: key, head: monitor.metricName(key), fill: function (cell, row) {
          var atLeast = row.partial[key] || row.lost;
          var mark = row.marks[key] === 'a' && atLeast ? '' : row.marks[key];
          cell.textContent = row.values[key] === undefined ? '–'
            : (MARKS[mark] || '') + (atLeast ? '≥ ' : '') + monitor.format.of(row.values[key], metric.unit);
          if (mark in WHY || atLeast) {
            cell.title = monitor.text(WHY[mark] || 'kind.partial.why');
          }
        }};
      }));
    }

    /* ---- CSV */

    function download() {
      var link = element('a', {
        href: URL.createObjectURL(new Blob([monitor.csv(tests, rows, level())], {type: 'text/csv;charset=utf-8'})),
        download: 'test-resources.csv'
      });
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    }
  };

  /* What is shown, as tests.csv has it: plain numbers in the unit of the head, empty where absent. */
  monitor.csv = function (tests, rows, group) {
    var units = {BYTES: 'Bytes', NANOSECONDS: 'Nanos', MILLISECONDS: 'Millis', COUNT: '', RATIO: ''};
    var heads = group ? (group === 'module' ? [group] : [group, 'module']).concat(['tests', 'failed', 'lost'])
      : ['id', 'module', 'className', 'name', 'outcome', 'fork', 'attempt', 'tags', 'startNanos'];
    var lines = [heads.concat(tests.metricKeys.map(function (key) {
      return key.toLowerCase().replace(/_(.)/g, function (whole, letter) { return letter.toUpperCase(); }) + units[tests.metrics[key].unit];
    }))];
    rows.forEach(function (row) {
      var cells = group ? [text(row.name)].concat(group === 'module' ? [] : [text(row.module)], [row.tests, row.failed, row.lost])
        : [text(tests.id(row)), text(tests.module(row)), text(tests.className(row)), text(tests.names[row]), tests.outcome(row),
          tests.forkOf[row], tests.attemptOf[row], text(tests.tags[tests.tagOf[row]].join(' ')), tests.startOf[row]];
      lines.push(cells.concat(tests.metricKeys.map(function (key) {
        var value = group ? row.values[key] : tests.metrics[key].values[row];
        return value === undefined || value !== value ? '' : value;
      })));
    });
    return lines.map(function (line) { return line.map(quoted).join(','); }).join('\r\n') + '\r\n';
  };

  /* A spreadsheet would take it for a formula. */
  function text(value) {
    return /^[=+\-@\t\r]/.test(value) ? '\'' + value : value;
  }

  function quoted(value) {
    return /[",\r\n]/.test(value) ? '"' + String(value).replace(/"/g, '""') + '"' : value;
  }
})(window.MONITOR = window.MONITOR || {});
