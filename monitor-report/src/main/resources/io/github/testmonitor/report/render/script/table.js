/* A table of any number of rows, of which only those in sight are elements. */
(function (monitor) {
  'use strict';
  var ROW = 40;
  var AROUND = 8;
  var MOST_ROWS = 12;
  var element = monitor.element;

  /*
   * host: where the table goes. label: its name. most: rows at most. onSort(key): a head was chosen.
   * show({rows, columns, sort, descending}) draws; a column has key, head, left, and fill(cell, row).
   */
  monitor.VirtualTable = function (host, label, most, onSort) {
    var rows = [];
    var columns = [];
    var first = -1;
    var last = -1;
    var head = element('tr');
    var above = spacer();
    var below = spacer();
    var body = element('tbody');
    var table = element('table', {'aria-label': label}, [element('thead', {}, [head]), body]);
    var box = element('div', {class: 'mon-rows', tabindex: '0', role: 'group', 'aria-label': label}, [table]);
    /* No taller than it can ever need; the same whatever is filtered, so that the page below stays where it is. */
    if (most < MOST_ROWS) {
      box.style.height = most * ROW + 42 + 'px';
    }
    host.append(box);
    box.addEventListener('scroll', function () { requestAnimationFrame(draw); }, {passive: true});
    body.addEventListener('keydown', moveFocus);

    function spacer() {
      return element('tr', {class: 'mon-spacer', 'aria-hidden': 'true'}, [element('td')]);
    }

    function heads(sort, descending) {
      head.replaceChildren.apply(head, columns.map(function (column) {
        var chosen = column.key === sort;
        var arrow = chosen ? (descending ? ' ▼' : ' ▲') : '';
        return element('th', {
          scope: 'col',
          class: column.left ? 'mon-left' : null,
          'aria-sort': chosen ? (descending ? 'descending' : 'ascending') : null
        }, [element('button', {type: 'button', 'data-sort': column.key, text: column.head + arrow, click: function () {
          onSort(column.key);
        }})]);
      }));
    }

    function draw() {
      var from = Math.max(0, Math.floor(box.scrollTop / ROW) - AROUND);
      var to = Math.min(rows.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + AROUND);
      if (from === first && to === last) {
        return;
      }
      var focused = focusedRow();
      first = from;
      last = to;
      var drawn = [above];
      for (var index = from; index < to; index++) {
        drawn.push(row(index));
      }
      drawn.push(below);
      above.firstChild.colSpan = below.firstChild.colSpan = columns.length;
      above.firstChild.style.height = from * ROW + 'px';
      below.firstChild.style.height = (rows.length - to) * ROW + 'px';
      above.hidden = from === 0;
      below.hidden = to === rows.length;
      body.replaceChildren.apply(body, drawn);
      if (focused >= from && focused < to) {
        focusRow(focused);
      }
    }

    function row(index) {
      return element('tr', {'aria-rowindex': index + 2, 'data-row': index}, columns.map(function (column) {
        var cell = element(column.key === 'name' ? 'th' : 'td', {
          class: column.left ? 'mon-left' : null,
          scope: column.key === 'name' ? 'row' : null
        });
        column.fill(cell, rows[index]);
        return cell;
      }));
    }

    function focusedRow() {
      var focused = document.activeElement && document.activeElement.closest('[data-row]');
      return focused && body.contains(focused) ? Number(focused.dataset.row) : -1;
    }

    function focusRow(index) {
      var target = body.querySelector('[data-row="' + index + '"] a');
      if (target) {
        target.focus({preventScroll: true});
      }
    }

    /* Up and down go from row to row, beyond what is drawn. */
    function moveFocus(event) {
      var step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      var focused = focusedRow();
      if (!step || focused < 0) {
        return;
      }
      event.preventDefault();
      var next = Math.max(0, Math.min(rows.length - 1, focused + step));
      var top = next * ROW;
      if (top < box.scrollTop) {
        box.scrollTop = top;
      } else if (top + 3 * ROW > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + 3 * ROW - box.clientHeight;
      }
      draw();
      focusRow(next);
    }

    this.show = function (content) {
      rows = content.rows;
      columns = content.columns;
      first = last = -1;
      table.setAttribute('aria-rowcount', rows.length + 1);
      heads(content.sort, content.descending);
      if (!content.stay) {
        box.scrollTop = 0;
      }
      draw();
    };
  };
})(window.MONITOR = window.MONITOR || {});
