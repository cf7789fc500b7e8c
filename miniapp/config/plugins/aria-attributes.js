const spoken = {
  role: '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-live': '',
  'aria-modal': '',
};

/** The primitives that our components put roles and labels on. */
exports.ariaComponents = {
  View: spoken,
  Text: spoken,
  Button: spoken,
  Image: spoken,
  Input: spoken,
  Picker: spoken,
  ScrollView: spoken,
  Textarea: spoken,
};
