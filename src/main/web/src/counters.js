// Tells how much room is left, once it gets short.

export function counters(form) {
  for (const area of form.querySelectorAll('textarea[data-most]')) {
    const most = Number(area.dataset.most);
    const note = document.createElement('p');
    note.className = 'note';
    note.setAttribute('aria-live', 'polite');
    area.after(note);
    const update = () => {
      const left = most - [...area.value.trim()].length;
      note.hidden = left > most / 4;
      note.classList.toggle('over', left < 0);
      note.textContent = (left < 0 ? area.dataset.over : area.dataset.left).replace('{0}', String(Math.abs(left)));
    };
    area.addEventListener('input', update);
    update();
  }
}
