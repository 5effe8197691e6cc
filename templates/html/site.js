// The one script of the site. It draws the charts from their JSON blocks, follows light and dark, and opens what
// a link points into. Nothing from the data is ever run: formatters are chosen here, options are only parsed.
(function () {
  "use strict";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

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

  // axis puts the ticks and labels of the common geometry on the value axis.
  function axis(options, data) {
    (options.yAxis || []).forEach(function (y) {
      y.interval = data.step;
      y.axisLabel = { formatter: function (v) { return data.ticks[String(Number(v.toPrecision(12)))] || ""; } };
    });
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

  function draw(box) {
    var data = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    var options = dark.matches ? tint(data.options, data.dark) : data.options;
    options.animation = false;
    options.backgroundColor = "transparent";
    options.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    axis(options, data);
    options.tooltip = { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, formatter: function (list) { return lines(list, data.texts); } };
    var chart = window.echarts.getInstanceByDom(box) || window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(options, true);
    var svg = box.querySelector("svg");
    if (svg && !svg.getAttribute("viewBox")) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    return chart;
  }

  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var details = target && target.querySelector("details");
    if (details) details.open = true;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var boxes = Array.prototype.slice.call(document.querySelectorAll("[data-chart]"));
    if (window.echarts) {
      boxes.forEach(draw);
      dark.addEventListener("change", function () { boxes.forEach(draw); });
      window.addEventListener("resize", function () {
        boxes.forEach(function (b) { var c = window.echarts.getInstanceByDom(b); if (c) c.resize(); });
      });
    }
    open();
  });
  window.addEventListener("hashchange", open);
})();
