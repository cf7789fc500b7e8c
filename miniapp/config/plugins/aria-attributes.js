const named = { 'aria-label': '' };

/** The primitives that our components put roles and labels on. Each attribute costs its bytes at every template level. */
exports.ariaComponents = {
  View: {
    ...named,
    role: '',
    'aria-hidden': '',
    'aria-checked': '',
    'aria-selected': '',
    'aria-disabled': '',
    'aria-live': '',
    'aria-modal': '',
  },
  Button: named,
  Image: { ...named, 'aria-hidden': '' },
  Input: named,
  Picker: named,
  Textarea: named,
};
