// The one script of the site. It draws the charts from their JSON blocks, filters and sorts lists by what the address
// says, and opens what a link points into. Nothing from the data is ever run or written as markup: formatters are
// chosen here, options are only parsed, texts stay texts.
(function () {
  "use strict";
  var night = window.matchMedia("(prefers-color-scheme: dark)");
  var printing = false;

  function each(list, f) { Array.prototype.forEach.call(list, f); }

  // fill puts values into the places {0}, {1} of a sentence.
  function fill(text, values) { return text.replace(/\{(\d)\}/g, function (_, i) { return values[i]; }); }

  // plain is a text as people search for it: without case and accents.
  function plain(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  // ---- Charts ----

  // tint puts the dark twin of each colour into a copy of the options.
  function tint(value, twins) {
    if (typeof value === "string") return twins[value] || value;
    if (Array.isArray(value)) return value.map(function (v) { return tint(v, twins); });
    if (value && typeof value === "object") {
      var copy = {};
      Object.keys(value).forEach(function (k) { copy[k] = tint(value[k], twins); });
      return copy;
    }
    return value;
  }

  // lines writes a tooltip as plain text: the place, then each series with its printed value.
  function lines(list, texts) {
    var out = [];
    list.forEach(function (p) {
      var text = (texts[p.seriesIndex] || [])[p.dataIndex];
      if (text) out.push(p.seriesName + "  " + text);
    });
    return list.length ? [list[0].name].concat(out).join("\n") : "";
  }

  // dress gives the axes the ticks and labels of the common geometry, and the colours of the page.
  function dress(options, data, box) {
    var style = getComputedStyle(box), ink = printing ? "#1c2430" : style.color, soft = printing ? "#5a6472" : style.getPropertyValue("--soft").trim(), line = printing ? "#d9dee5" : style.getPropertyValue("--line").trim();
    [].concat(options.xAxis || [], options.yAxis || []).forEach(function (a) {
      var amounts = a.min !== undefined;
      a.axisLabel = { color: soft, fontSize: 12 };
      a.axisLine = { show: !amounts, lineStyle: { color: line } };
      a.axisTick = { show: false };
      a.splitLine = { show: amounts, lineStyle: { color: line } };
      if (amounts) {
        a.interval = data.step;
        a.axisLabel.hideOverlap = true;
        a.axisLabel.formatter = function (v) { return data.ticks[String(Number(v.toPrecision(12)))] || ""; };
        if (data.bars) a.axisLabel.show = a.splitLine.show = false;
      } else if (data.bars) {
        a.axisLabel = { color: ink, fontSize: 12, width: Math.min(200, box.clientWidth * 0.36), overflow: "break", interval: 0 };
      }
    });
    if (options.legend) [].concat(options.legend).forEach(function (l) { l.textStyle = { color: ink, fontSize: 12 }; l.itemWidth = 14; l.itemHeight = 10; });
    options.series.forEach(function (s, i) {
      if (s.type === "bar") s.barMaxWidth = 36;
      if (data.bars && data.texts[i].some(Boolean)) s.label = { show: true, position: "right", color: ink, fontSize: 12, formatter: function (p) { return data.texts[i][p.dataIndex]; } };
    });
    options.animation = false;
    options.backgroundColor = "transparent";
    options.textStyle = { fontFamily: style.fontFamily };
    options.tooltip = {
      trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
      formatter: function (list) { return lines(list, data.texts); }
    };
    return options;
  }

  function draw(box) {
    var data = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    if (data.bars) box.style.height = (data.bars * 2.1 + 1) + "rem";
    box.style.width = printing ? (box.closest(".pair") ? "340px" : "700px") : "";
    var chart = window.echarts.getInstanceByDom(box) || window.echarts.init(box, null, { renderer: "svg" });
    chart.resize();
    chart.setOption(dress(night.matches && !printing ? tint(data.options, data.dark) : data.options, data, box), true);
    var svg = box.querySelector("svg");
    if (svg) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
  }

  // charts draws one chart after the other, so that the page answers meanwhile, and again when the ground or the
  // width changes. On paper they are light.
  function charts() {
    var boxes = Array.prototype.slice.call(document.querySelectorAll("[data-chart]"));
    if (!window.echarts || !boxes.length) return;
    var round = 0, width = 0;
    function later() {
      var mine = ++round, rest = boxes.slice();
      (function next() {
        var box = rest.shift();
        if (!box || mine !== round) return;
        draw(box);
        window.setTimeout(next, 0);
      })();
    }
    later();
    night.addEventListener("change", later);
    window.addEventListener("resize", function () {
      if (window.innerWidth !== width) { width = window.innerWidth; window.requestAnimationFrame(later); }
    });
    window.addEventListener("beforeprint", function () { round++; printing = true; boxes.forEach(draw); });
    window.addEventListener("afterprint", function () { printing = false; later(); });
  }

  // ---- Lists that filter and sort. What is chosen stands in the address after "#?", so that a link brings it back. ----

  // heat narrows down the map of clients: whole rows by name and manager, single objectives by service and verdict.
  function heat(list) {
    var rows = Array.prototype.map.call(list.children, function (el, i) {
      var spots = Array.prototype.map.call(el.querySelectorAll("ul a"), function (a) { return { el: a.parentNode, service: a.dataset.s, verdict: a.className.slice(2) }; });
      var name = el.querySelector("h3").textContent;
      return { el: el, at: i, name: name, find: plain(name), manager: el.dataset.manager, currency: el.dataset.currency, amount: Number(el.dataset.amount), spots: spots };
    });
    var orders = {
      name: function (a, b) { return a.find < b.find ? -1 : a.find > b.find ? 1 : a.at - b.at; },
      manager: function (a, b) { return a.manager < b.manager ? -1 : a.manager > b.manager ? 1 : a.at - b.at; },
      payable: function (a, b) { return a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : b.amount - a.amount || a.at - b.at; }
    };
    function suits(spot, want) { return (!want.service || spot.service === want.service) && (!want.verdict || spot.verdict === want.verdict); }
    return function (want, from, count) {
      var name = plain(want.client || "");
      var kept = rows.filter(function (r) {
        return (!name || r.find.indexOf(name) >= 0) && (!want.manager || r.manager === want.manager) &&
          (!want.service && !want.verdict || r.spots.some(function (s) { return suits(s, want); }));
      });
      if (orders[want.sort]) kept.sort(orders[want.sort]);
      var shown = kept.slice(from, from + count);
      shown.forEach(function (r) { r.spots.forEach(function (s) { s.el.hidden = !suits(s, want); }); });
      list.replaceChildren.apply(list, shown.map(function (r) { return r.el; }));
      return { found: kept.length, all: rows.length };
    };
  }

  // misses narrows down the table of misses; an objective without any that suits disappears.
  function misses(list) {
    var rows = Array.prototype.map.call(list.querySelectorAll("tbody.miss"), function (el) { return { el: el, find: "" }; });
    return function (want) {
      var words = plain(want.find || "").split(/\s+/), found = 0, groups = {};
      rows.forEach(function (r) {
        var d = r.el.dataset, keep = ["objective", "party", "outcome"].every(function (k) { return !want[k] || d[k] === want[k]; });
        if (keep && want.find) {
          r.find = r.find || plain(r.el.textContent);
          keep = words.every(function (w) { return r.find.indexOf(w) >= 0; });
        }
        r.el.hidden = !keep;
        if (keep) { found++; groups[d.objective] = true; }
      });
      each(list.querySelectorAll("tbody.group"), function (g) { g.hidden = !groups[g.id]; });
      return { found: found, all: rows.length };
    };
  }

  function state() { return new URLSearchParams(location.hash.indexOf("#?") === 0 ? location.hash.slice(2) : ""); }

  function filters(form) {
    var list = document.getElementById(form.dataset.list), none = form.parentNode.querySelector(".none"), pages = form.parentNode.querySelector(".pages");
    var apply = list.tagName === "TABLE" ? misses(list) : heat(list), count = Number(form.dataset.page) || Infinity, page = 1;
    var status = form.querySelector(".found"), controls = Array.prototype.filter.call(form.elements, function (e) { return e.name; });

    function show() {
      var want = {};
      controls.forEach(function (e) { want[e.name] = e.value; });
      var from = count === Infinity ? 0 : (page - 1) * count, got = apply(want, from, count);
      var last = Math.max(1, Math.ceil(got.found / count));
      if (page > last) { page = last; return show(); }
      status.textContent = fill(status.dataset.text, [got.found, got.all]);
      none.hidden = got.found > 0;
      if (pages) {
        pages.hidden = last < 2;
        pages.querySelector("span").textContent = fill(pages.dataset.text, [page, last]);
        each(pages.querySelectorAll("button"), function (b) { b.disabled = b.dataset.step < 0 ? page === 1 : page === last; });
      }
    }
    function keep() {
      var s = new URLSearchParams();
      controls.forEach(function (e) { if (e.value) s.set(e.name, e.value); });
      if (page > 1) s.set("page", page);
      try {
        history.replaceState(null, "", String(s) ? "#?" + s : location.href.split("#")[0]);
      } catch (tooOften) { return; } // Safari takes 100 changes in 30 seconds; the next one brings the address up to date
    }
    function read() {
      var s = state();
      controls.forEach(function (e) {
        e.value = s.get(e.name) || "";
        if (e.selectedIndex === -1) e.value = "";
      });
      page = Math.max(1, Math.floor(Number(s.get("page"))) || 1);
      show();
    }
    function changed() { page = 1; keep(); show(); }
    form.addEventListener("input", changed);
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(changed, 0); });
    if (pages) pages.addEventListener("click", function (e) {
      if (!e.target.dataset.step) return;
      page += Number(e.target.dataset.step);
      keep();
      show();
      form.scrollIntoView();
    });
    window.addEventListener("hashchange", function () { if (location.hash.indexOf("#?") === 0) read(); });
    form.hidden = false;
    read();
    if (location.hash.indexOf("#?") === 0 && location.hash.length > 2) form.parentNode.scrollIntoView();
  }

  // reach makes regions that scroll a stop of the keyboard, and no others.
  function reach(root) {
    each(root.querySelectorAll(".scroll"), function (el) { el.tabIndex = el.scrollWidth > el.clientWidth ? 0 : -1; });
  }

  // open unfolds what the address points to, or what it lies in, and brings it to view.
  function open() {
    if (location.hash.length < 2 || location.hash.indexOf("#?") === 0) return;
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var told = target.matches(".miss") && target.querySelector("details"), around = target.closest("details");
    if (told) told.open = true;
    if (around) around.open = true;
    if (told || around) target.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", start);
  if (document.readyState !== "loading") start();
  function start() {
    if (start.done) return;
    start.done = true;
    each(document.querySelectorAll("form.filters"), filters);
    open();
    window.addEventListener("hashchange", open);
    reach(document);
    window.addEventListener("resize", function () { reach(document); });
    document.addEventListener("toggle", function (e) { reach(e.target); }, true);
    charts();
  }
})();
