import { toGcj02 } from './gcj02';

test('a browser’s place is written as Chinese maps write it', () => {
  // A point of Beijing that is published in both ways.
  const { lat, lng } = toGcj02({ lat: 39.915, lng: 116.404 });
  expect([lat.toFixed(5), lng.toFixed(5)]).toEqual(['39.91640', '116.41024']);
});

test('in Enping the two lie about half a kilometre apart', () => {
  const { lat, lng } = toGcj02({ lat: 22.18, lng: 112.31 });
  const metres = Math.hypot((lat - 22.18) * 111_200, (lng - 112.31) * 111_200 * Math.cos((22.18 * Math.PI) / 180));
  expect(metres).toBeGreaterThan(300);
  expect(metres).toBeLessThan(800);
});
