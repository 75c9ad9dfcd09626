// Shows and hides fields while a person fills in a form. The server decides again on its own.

const TOKEN = /\s*("[^"]*"|!=|=|\(|\)|[A-Za-z_]\w*|-?\d+(?:\.\d+)?)/y;

export function reveal(form) {
  const guarded = [...form.querySelectorAll('[data-hide]')].map(element => ({
    element,
    hides: parse(element.dataset.hide)
  }));
  if (guarded.length === 0) {
    return;
  }
  const update = () => {
    // Hiding one field takes its answer away, which may hide another: repeat until nothing changes.
    for (let round = 0; round <= guarded.length; round++) {
      let changed = false;
      for (const { element, hides } of guarded) {
        const hidden = hides(name => answer(form, name));
        if (element.hidden !== hidden) {
          element.hidden = hidden;
          changed = true;
        }
      }
      if (!changed) {
        break;
      }
    }
  };
  form.addEventListener('input', update);
  form.addEventListener('change', update);
  update();
}

function answer(form, name) {
  const field = form.elements.namedItem(name);
  if (!field) {
    return null;
  }
  const parts = field instanceof RadioNodeList ? [...field] : [field];
  if (parts[0].closest('[hidden]')) {
    return null;
  }
  const chosen = parts
    .filter(part => !['radio', 'checkbox'].includes(part.type) || part.checked)
    .map(part => part.value.trim())
    .filter(value => value !== '');
  return chosen.length === 1 ? chosen[0] : null;
}

export function parse(expression) {
  const text = expression.replace(/^\s*=/, '').trim();
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) {
      return () => false;
    }
    tokens.push(found[1]);
  }
  let next = 0;
  const accept = token => tokens[next] === token && ++next > 0;

  const either = () => {
    const parts = [both()];
    while (accept('or')) {
      parts.push(both());
    }
    return values => parts.some(part => part(values));
  };
  const both = () => {
    const parts = [single()];
    while (accept('and')) {
      parts.push(single());
    }
    return values => parts.every(part => part(values));
  };
  const single = () => {
    if (accept('not')) {
      const inner = single();
      return values => !inner(values);
    }
    if (accept('(')) {
      const inner = either();
      accept(')');
      return inner;
    }
    const field = tokens[next++];
    const same = accept('=') || !accept('!=');
    const literal = (tokens[next++] ?? '').replace(/^"|"$/g, '');
    return values => same === (values(field) === literal);
  };
  return either();
}
