/**
 * Every component of Taro that something here uses, with every attribute and event that something here gives it. Each
 * costs its bytes in the templates, those that may stand inside themselves once a level. A component that is missing
 * fails the build; an attribute that is missing fails `e2e-weapp`.
 */
const used = {
  View: [
    'hover-class', 'hover-stop-propagation', 'role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-selected', 'aria-disabled', 'aria-live',
    'aria-modal', 'bindTouchStart', 'bindTouchMove', 'bindTouchEnd', 'bindTouchCancel',
  ],
  Text: ['user-select', 'aria-hidden'],
  Image: ['src', 'mode', 'lazy-load', 'aria-label', 'aria-hidden', 'bindLoad', 'bindError'],
  Button: ['open-type', 'hover-class', 'aria-label', 'bindAgreePrivacyAuthorization', 'bindGetPhoneNumber'],
  Input: [
    'value', 'type', 'placeholder', 'placeholder-class', 'maxlength', 'disabled', 'focus', 'confirm-type', 'cursor-spacing', 'aria-label',
    'bindInput', 'bindFocus', 'bindBlur', 'bindConfirm',
  ],
  Textarea: [
    'value', 'placeholder', 'placeholder-class', 'maxlength', 'disabled', 'focus', 'auto-height', 'disable-default-padding', 'cursor-spacing',
    'aria-label', 'bindInput', 'bindFocus', 'bindBlur', 'bindConfirm',
  ],
  Picker: ['mode', 'range', 'range-key', 'value', 'start', 'end', 'disabled', 'aria-label', 'bindChange', 'bindCancel'],
  Map: ['longitude', 'latitude', 'scale', 'markers', 'circles', 'bindMarkerTap', 'bindCalloutTap', 'bindError'],
  ScrollView: ['scroll-x', 'scroll-y', 'scroll-into-view', 'enhanced', 'show-scrollbar', 'bindScrollToLower'],
};

/** How deep these stand inside themselves; the rest of what may is `view`, without an end. */
const deepest = { text: 2, 'scroll-view': 2 };

/** `ScrollView` → `scroll-view` */
const tagOf = (name) => name.replace(/(.)([A-Z])/g, '$1-$2').toLowerCase();

const variants = ['view', 'text', 'image'].flatMap((tag) => ['static', 'pure', 'catch', 'click'].map((kind) => `${kind}-${tag}`));
exports.tags = new Set([...Object.keys(used).map(tagOf), ...variants]);

/** Makes Taro's table of components and attributes into ours. What Taro does not know has no default. */
exports.keepUsed = (components) => {
  for (const name of Object.keys(components)) {
    const all = components[name];
    if (name in used) components[name] = Object.fromEntries(used[name].map((attribute) => [attribute, all[attribute] ?? '']));
    else delete components[name];
  }
};

exports.nestLess = (nestElements) => {
  for (const tag of nestElements.keys()) if (!exports.tags.has(tag)) nestElements.delete(tag);
  for (const [tag, levels] of Object.entries(deepest)) nestElements.set(tag, levels);
};

/** As much of the table as the phone needs: names. Defaults and events stand in the templates. */
exports.namesOf = (components) =>
  Object.fromEntries(Object.entries(components).map(([name, attributes]) => [
    name,
    Object.fromEntries(Object.keys(attributes).filter((attribute) => !/^(bind|focus$)/.test(attribute)).map((attribute) => [attribute, 0])),
  ]));
