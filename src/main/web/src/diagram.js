// Draws a playbook with what was done and where it is now.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

const box = document.getElementById('diagram');

if (box) {
  const viewer = new NavigatedViewer({ container: box });
  box.querySelector('.wait')?.remove();
  box.removeAttribute('role');
  box.setAttribute('tabindex', '0');

  viewer.on('root.set', () => requestAnimationFrame(() => fit(viewer)));

  const chosen = document.querySelectorAll('[data-plans] [data-plan]');
  for (const choice of chosen) {
    choice.addEventListener('click', event => {
      event.preventDefault();
      chosen.forEach(other => other.removeAttribute('aria-current'));
      choice.setAttribute('aria-current', 'true');
      draw(viewer, choice.dataset.plan, choice.dataset.positions);
    });
  }
  draw(viewer, box.dataset.plan, box.dataset.positions);
}

async function draw(viewer, plan, positions) {
  try {
    const [xml, where] = await Promise.all([
      fetch(plan, { headers: { accept: 'application/xml' } }).then(text),
      fetch(positions, { headers: { accept: 'application/json' } }).then(json)
    ]);
    await viewer.importXML(xml);
    mark(viewer, where);
    fit(viewer);
  } catch (trouble) {
    const words = document.createElement('p');
    words.className = 'wait';
    words.textContent = box.dataset.failed;
    box.append(words);
    console.error(trouble);
  }
}

function mark(viewer, where) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  for (const id of where.done) {
    if (registry.get(id)) {
      canvas.addMarker(id, 'was');
      if (registry.get(id).width >= 80) {
        overlays.add(id, { position: { top: -9, right: 9 }, html: tick(), show: { minZoom: 0.25 } });
      }
    }
  }
  for (const id of where.now) {
    if (registry.get(id)) {
      canvas.addMarker(id, 'is');
    }
  }
}

function tick() {
  const badge = document.createElement('span');
  badge.className = 'tick-badge';
  badge.textContent = '✓';
  return badge;
}

function fit(viewer) {
  const canvas = viewer.get('canvas');
  const whole = canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(Math.min(whole, 1.2) * 0.95, 'auto');
}

function text(answer) {
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.url}`);
  }
  return answer.text();
}

function json(answer) {
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.url}`);
  }
  return answer.json();
}
