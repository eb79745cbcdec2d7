/* Draws the portal's charts with chart.js: looks come from the page's own colours, so that light and dark both work. */
(() => {
  const colour = (name) => {
    // Resolves light-dark() and var() the way the browser paints them.
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    document.body.appendChild(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const faded = (rgb, alpha) => rgb.replace(/rgba?\(([^)]+)\)/, (_, parts) =>
    `rgba(${parts.split(',').slice(0, 3).join(',')}, ${alpha})`);

  const hatch = (stroke) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.strokeStyle = stroke;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(0, 8); pen.lineTo(8, 0);
    pen.moveTo(-2, 2); pen.lineTo(2, -2);
    pen.moveTo(6, 10); pen.lineTo(10, 6);
    pen.stroke();
    return pen.createPattern(tile, 'repeat');
  };

  const dataset = (series, kind) => {
    const accent = colour('--sp-accent');
    const quiet = colour('--sp-idle');
    const warn = colour('--sp-warn');
    const line = series.look === 'SECOND' ? quiet : series.look === 'CEILING' ? warn : accent;
    return {
      type: kind === 'bars' ? 'bar' : 'line',
      label: series.name,
      data: series.values,
      borderColor: line,
      borderDash: series.look === 'SECOND' ? [5, 4] : [],
      borderWidth: kind === 'bars' ? 0 : 2,
      backgroundColor: series.look === 'CEILING' ? hatch(faded(warn, .7))
        : kind === 'bars' ? faded(line, .85) : faded(line, .16),
      fill: series.look === 'CEILING' ? 'end' : kind === 'steps' && series.look === 'MAIN' ? 'origin' : false,
      stepped: kind === 'steps' ? 'before' : false,
      pointRadius: 0,
      pointHitRadius: 12,
      borderRadius: 3,
      maxBarThickness: 28,
      spanGaps: false,
      tension: 0,
    };
  };

  const nowLine = (drawing) => ({
    id: 'now',
    afterDatasetsDraw(chart) {
      if (drawing.now < 0) return;
      const { ctx, chartArea, scales } = chart;
      const x = scales.x.getPixelForValue(drawing.now);
      ctx.save();
      ctx.strokeStyle = colour('--sp-ink');
      ctx.fillStyle = colour('--sp-ink');
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.font = '600 11px system-ui, sans-serif';
      ctx.textAlign = x > chartArea.right - 40 ? 'right' : 'left';
      ctx.fillText(drawing.nowLabel, x + (ctx.textAlign === 'left' ? 5 : -5), chartArea.top + 10);
      ctx.restore();
    },
  });

  const draw = (canvas, drawing) => {
    window.Chart.getChart(canvas)?.destroy();
    const ink = colour('--sp-ink-soft');
    const line = colour('--sp-line');
    new window.Chart(canvas, {
      data: { labels: drawing.labels, datasets: drawing.series.map((s) => dataset(s, drawing.kind)) },
      plugins: [nowLine(drawing)],
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        interaction: { mode: 'index', intersect: false },
        plugins: {
          legend: { display: drawing.series.length > 1, labels: { color: ink, boxWidth: 18 } },
          tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${item.formattedValue} ${drawing.unit}` } },
        },
        scales: {
          x: { grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 16 } },
          y: {
            beginAtZero: true,
            ...(drawing.unit === '%' ? { max: 100 } : {}),
            title: { display: true, text: drawing.unit, color: ink },
            grid: { color: line },
            ticks: { color: ink, maxTicksLimit: 6 },
          },
        },
      },
    });
  };

  const drawn = new Map();

  const redraw = () => drawn.forEach((drawing, canvas) =>
    canvas.isConnected ? draw(canvas, drawing) : drawn.delete(canvas));

  window.switchpointChart = (canvas, json) => {
    const drawing = JSON.parse(json);
    drawn.set(canvas, drawing);
    const whenReady = () => window.Chart ? draw(canvas, drawing) : setTimeout(whenReady, 50);
    whenReady();
  };

  window.addEventListener('switchpoint-scheme', () => requestAnimationFrame(redraw));
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
})();
