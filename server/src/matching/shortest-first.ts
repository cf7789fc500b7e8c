/** What waits, by its distance: a binary heap over two arrays of numbers that grow when they must. */
export interface ShortestFirst {
  push(item: number, distance: number): void;
  /** The item of the least distance, or -1 when nothing waits. An item pushed twice comes out twice. */
  pop(): number;
  clear(): void;
}

export function shortestFirst(room: number): ShortestFirst {
  let items = new Int32Array(room);
  let distances = new Float64Array(room);
  let size = 0;

  function grow(): void {
    const [moreItems, moreDistances] = [new Int32Array(items.length * 2), new Float64Array(items.length * 2)];
    moreItems.set(items);
    moreDistances.set(distances);
    [items, distances] = [moreItems, moreDistances];
  }

  function put(at: number, item: number, distance: number): void {
    items[at] = item;
    distances[at] = distance;
  }

  return {
    push(item, distance) {
      if (size === items.length) grow();
      let at = size;
      size += 1;
      for (let up = (at - 1) >> 1; at > 0 && distances[up]! > distance; up = (at - 1) >> 1) {
        put(at, items[up]!, distances[up]!);
        at = up;
      }
      put(at, item, distance);
    },
    pop() {
      if (size === 0) return -1;
      const first = items[0]!;
      size -= 1;
      const [item, distance] = [items[size]!, distances[size]!];
      let at = 0;
      for (let down = 1; down < size; down = at * 2 + 1) {
        if (down + 1 < size && distances[down + 1]! < distances[down]!) down += 1;
        if (distances[down]! >= distance) break;
        put(at, items[down]!, distances[down]!);
        at = down;
      }
      put(at, item, distance);
      return first;
    },
    clear() {
      size = 0;
    },
  };
}
