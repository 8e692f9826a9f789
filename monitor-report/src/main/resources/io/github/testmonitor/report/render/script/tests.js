/* All tests, held column by column in typed arrays: which of them are wanted, in what order, and rolled up. */
(function (monitor) {
  'use strict';
  var OUTCOMES = {s: 'successful', f: 'failed', a: 'aborted', l: 'lost'};
  var ID_LENGTH = 8;

  function Tests(raw, run) {
    var self = this;
    this.size = raw.size;
    this.left = raw.left;
    this.names = raw.names;
    this.classes = raw.classes;
    this.tags = raw.tags;
    this.ids = raw.ids;
    this.outcomes = raw.outcomes;
    this.forks = run.forks;
    this.classOf = Int32Array.from(raw.class);
    this.tagOf = Int32Array.from(raw.tag);
    this.forkOf = Int32Array.from(raw.fork);
    this.attemptOf = Int32Array.from(raw.attempt);
    this.sharedOf = Int32Array.from(raw.shared);
    this.startOf = new Float64Array(raw.size);
    raw.start.reduce(function (sum, step, index) { return self.startOf[index] = sum + step; }, 0);
    this.metrics = {};
    this.metricKeys = [];
    raw.metrics.forEach(function (metric) {
      self.add({
        key: metric.key,
        unit: metric.unit,
        additive: metric.additive,
        values: numbers(metric.values),
        kinds: metric.kinds
      });
    });
    this.addCores();
    this.moduleOf = {};
    run.forks.forEach(function (fork) { self.moduleOf[fork.number] = fork.module || ''; });
    this.searchedClasses = this.classes.map(function (name) { return name.toLowerCase(); });
  }

  /* Without a callback for each number, of which a large run has half a million. */
  function numbers(values) {
    var found = new Float64Array(values.length);
    for (var index = 0; index < values.length; index++) {
      found[index] = values[index] === null ? NaN : values[index];
    }
    return found;
  }

  Tests.prototype.add = function (metric) {
    metric.most = 0;
    for (var index = 0; index < metric.values.length; index++) {
      if (metric.values[index] > metric.most) {
        metric.most = metric.values[index];
      }
    }
    this.metrics[metric.key] = metric;
    this.metricKeys.push(metric.key);
  };

  /* CPU time by wall time: how many cores were busy on average. */
  Tests.prototype.addCores = function () {
    var cpu = this.metrics.CPU_TIME;
    var wall = this.metrics.WALL_TIME;
    if (cpu && wall) {
      this.add({
        key: 'CORES', unit: 'RATIO', additive: false, kinds: cpu.kinds,
        values: cpu.values.map(function (value, index) { return wall.values[index] > 0 ? value / wall.values[index] : NaN; })
      });
    }
  };

  Tests.prototype.id = function (test) {
    return this.ids.substr(test * ID_LENGTH, ID_LENGTH);
  };

  Tests.prototype.withId = function (id) {
    var at = id.length === ID_LENGTH ? this.ids.indexOf(id) : -1;
    while (at >= 0 && at % ID_LENGTH !== 0) {
      at = this.ids.indexOf(id, at + 1);
    }
    return at < 0 ? -1 : at / ID_LENGTH;
  };

  Tests.prototype.className = function (test) { return this.classes[this.classOf[test]]; };
  Tests.prototype.simpleClass = function (test) { return simple(this.className(test)); };
  Tests.prototype.module = function (test) { return this.moduleOf[this.forkOf[test]]; };
  Tests.prototype.outcome = function (test) { return OUTCOMES[this.outcomes[test]]; };
  Tests.prototype.fork = function (test) { return this.forks[this.forkOf[test] - 1]; };

  Tests.prototype.kind = function (metric, test) {
    return metric.kinds.length === 1 ? metric.kinds : metric.kinds[test];
  };

  /* Nanoseconds since the start of the run. */
  Tests.prototype.startInRun = function (test) {
    return (this.fork(test).startNanos || 0) + this.startOf[test];
  };

  Tests.prototype.wall = function (test) {
    var wall = this.metrics.WALL_TIME;
    return wall && wall.values[test] > 0 ? wall.values[test] : 0;
  };

  /* Where something has no class, a title stands for it: it has spaces, and no package, whatever dots there are in it. */
  function isTitle(className) {
    return /\s/.test(className);
  }

  function simple(className) {
    return isTitle(className) ? className : className.slice(className.lastIndexOf('.') + 1);
  }

  function packageOf(className) {
    var dot = className.lastIndexOf('.');
    return dot < 0 || isTitle(className) ? '' : className.slice(0, dot);
  }

  /* The numbers of the tests that pass the filter; an empty or missing part lets all pass. */
  Tests.prototype.filtered = function (filter) {
    var words = (filter.search || '').toLowerCase().split(/\s+/).filter(Boolean);
    var classFits = null;
    if (filter.class || filter.package) {
      classFits = this.classes.map(function (name) {
        return (!filter.class || name === filter.class) && (!filter.package || packageOf(name) === filter.package);
      });
    }
    var tagFits = filter.tag ? this.tags.map(function (tags) { return tags.indexOf(filter.tag) >= 0; }) : null;
    var wordInClass = words.map(function (word) {
      return this.searchedClasses.map(function (name) { return name.indexOf(word) >= 0; });
    }, this);
    var fork = Number(filter.fork);
    var found = [];
    for (var test = 0; test < this.size; test++) {
      if ((fork && this.forkOf[test] !== fork)
          || (filter.module && this.module(test) !== filter.module)
          || (filter.status && this.outcome(test) !== filter.status)
          || (classFits && !classFits[this.classOf[test]])
          || (tagFits && !tagFits[this.tagOf[test]])
          || !this.hasWords(test, words, wordInClass)) {
        continue;
      }
      found.push(test);
    }
    return found;
  };

  Tests.prototype.hasWords = function (test, words, wordInClass) {
    for (var index = 0; index < words.length; index++) {
      if (!wordInClass[index][this.classOf[test]] && this.names[test].toLowerCase().indexOf(words[index]) < 0) {
        return false;
      }
    }
    return true;
  };

  /* Sorts test numbers by a column; what is absent comes last whichever way. */
  Tests.prototype.sort = function (tests, column, descending) {
    var self = this;
    var values = this.metrics[column]
      ? this.metrics[column].values
      : {fork: this.forkOf, start: this.startOf, attempt: this.attemptOf}[column];
    if (values) {
      return sortByNumber(tests, function (test) { return values[test]; }, descending);
    }
    var key = column === 'module' ? function (test) { return self.module(test); }
      : column === 'outcome' ? function (test) { return 'lfas'.indexOf(self.outcomes[test]); }
      : column === 'tags' ? function (test) { return self.tags[self.tagOf[test]].join(' '); }
      : function (test) { return self.names[test]; };
    return sortByText(tests, key, descending);
  };

  function sortByNumber(rows, value, descending) {
    return rows.sort(function (one, other) {
      var a = value(one);
      var b = value(other);
      if (a !== a || b !== b) {
        return a !== a ? (b !== b ? 0 : 1) : -1;
      }
      return descending ? b - a : a - b;
    });
  }

  function sortByText(rows, text, descending) {
    var sign = descending ? -1 : 1;
    return rows.sort(function (one, other) {
      var a = text(one);
      var b = text(other);
      return a === b ? 0 : a < b ? -sign : sign;
    });
  }

  /*
   * Tests taken together: sums of what can be summed and is not shared, the greatest of the rest; of what there was more, and the kind
   * of what is not exact. Classes and packages of one name in two modules are two.
   */
  Tests.prototype.grouped = function (tests, level) {
    var self = this;
    var groups = new Map();
    tests.forEach(function (test) {
      var name = level === 'class' ? self.className(test)
        : level === 'package' ? packageOf(self.className(test))
        : self.module(test);
      var module = self.module(test);
      var key = module + '\n' + name;
      var group = groups.get(key);
      if (!group) {
        groups.set(key, group = {level: level, name: name, module: module, tests: 0, failed: 0, lost: 0, values: {}, partial: {}, marks: {}});
      }
      group.tests++;
      group.failed += self.outcomes[test] === 'f' ? 1 : 0;
      group.lost += self.outcomes[test] === 'l' ? 1 : 0;
      self.metricKeys.forEach(function (key) {
        var metric = self.metrics[key];
        var value = metric.values[test];
        if (value === value && key !== 'CORES') {
          var kind = self.kind(metric, test).toLowerCase();
          if (metric.additive && value > 0 && kind === 's') {
            group.partial[key] = true;
            return;
          }
          var before = group.values[key];
          if (metric.additive ? kind === 'a' : before === undefined || value > before) {
            group.marks[key] = kind;
          }
          group.values[key] = before === undefined ? value : metric.additive ? before + value : Math.max(before, value);
        }
      });
    });
    groups.forEach(function (group) {
      if (group.values.WALL_TIME > 0 && group.values.CPU_TIME !== undefined) {
        group.values.CORES = group.values.CPU_TIME / group.values.WALL_TIME;
      }
    });
    return Array.from(groups.values());
  };

  Tests.prototype.sortGroups = function (groups, column, descending) {
    if (this.metrics[column]) {
      return sortByNumber(groups, function (group) {
        return group.values[column] === undefined ? NaN : group.values[column];
      }, descending);
    }
    if (column === 'tests' || column === 'failed' || column === 'lost') {
      return sortByNumber(groups, function (group) { return group[column]; }, descending);
    }
    return sortByText(groups, function (group) { return group.name; }, descending);
  };

  /* The middle of the values that are there, or NaN. */
  Tests.prototype.median = function (key, tests) {
    var values = this.metrics[key].values;
    var present = [];
    for (var index = 0; index < (tests ? tests.length : this.size); index++) {
      var value = values[tests ? tests[index] : index];
      if (value === value) {
        present.push(value);
      }
    }
    var sorted = Float64Array.from(present).sort();
    return sorted.length ? sorted[(sorted.length - 1) >> 1] : NaN;
  };

  monitor.Tests = Tests;
  monitor.simple = simple;
  monitor.packageOf = packageOf;
})(window.MONITOR = window.MONITOR || {});
