// Puts the text of a template into the answer, to be read and changed before it is sent.
document.addEventListener('click', e => {
  const button = e.target instanceof Element ? e.target.closest('[data-fill]') : null;
  if (!button) return;
  const area = document.querySelector(button.dataset.fill);
  area.value = area.value.trim() ? area.value.trim() + '\n' + button.dataset.text : button.dataset.text;
  area.focus();
});
