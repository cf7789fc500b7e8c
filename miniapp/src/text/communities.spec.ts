import { contactNote } from './communities';

const point = { lat: 22.18, lng: 112.31, datum: 'gcj02' as const };

test.each([
  [{ hotline: '0750-7712345', inherited: '12345', point }, '0750-7712345 · 位置设好了'],
  [{ hotline: null, inherited: '12345', point: null }, '还没有自己的电话，现在打 12345 · 位置还没设'],
  [{ hotline: null, inherited: null, point: null }, '还没有电话 · 位置还没设'],
])('a community says what is called: %#', (row, note) => expect(contactNote(row)).toBe(note));
