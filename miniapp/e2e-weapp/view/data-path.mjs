/** `root.cn.[0].cl` and `list[2].name`, as setData takes them → its keys. */
const keysOf = (path) => path.split(/[.[\]]+/).filter((key) => key !== '').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** Puts each value where its path says, making what is not there yet. */
export function applyData(data, changes) {
  for (const [path, value] of Object.entries(changes)) {
    const keys = keysOf(path);
    const last = keys.pop();
    let at = data;
    keys.forEach((key, index) => {
      if (typeof at[key] !== 'object' || at[key] === null) at[key] = typeof (keys[index + 1] ?? last) === 'number' ? [] : {};
      at = at[key];
    });
    at[last] = value;
  }
}
