// Small helps on every page; everything works without them.
import { reveal } from './conditions.js';
import { counters } from './counters.js';

for (const form of document.querySelectorAll('form[data-form]')) {
  reveal(form);
  counters(form);
  onlyOnce(form);
}

document.getElementById('errors')?.focus();

// A second press while the first one travels would only meet "somebody was faster".
function onlyOnce(form) {
  let sent = false;
  form.addEventListener('submit', event => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  addEventListener('pageshow', () => {
    sent = false;
  });
}
