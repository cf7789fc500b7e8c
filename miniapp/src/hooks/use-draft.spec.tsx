import { act, renderHook } from '@testing-library/react';
import { sessionStore } from '@/api/session';
import { newId } from '@/platform/new-id';
import { storage } from '@/platform/storage';
import { useDraft } from './use-draft';

const blank = () => ({ id: newId(), words: '' });
const open = () => renderHook(() => useDraft('test', blank));

beforeEach(() => {
  sessionStore.setState({ person: { id: 'p1' } as never });
  for (const key of storage.keys()) storage.remove(key);
});

it('keeps what was typed and its id through a restart', () => {
  const first = open();
  act(() => first.result.current.change({ words: '少了两袋' }));
  const { id } = first.result.current.draft;
  first.unmount();
  expect(open().result.current.draft).toEqual({ id, words: '少了两袋' });
});

it('begins anew with another id once it was sent', () => {
  const { result } = open();
  act(() => result.current.change({ words: '入库' }));
  const { id } = result.current.draft;
  act(() => result.current.clear());
  expect(result.current.draft.words).toBe('');
  expect(result.current.draft.id).not.toBe(id);
  expect(storage.keys().filter((key) => key.startsWith('draft.'))).toEqual([]);
});

it('shows nobody what another person has typed', () => {
  const first = open();
  act(() => first.result.current.change({ words: '我的话' }));
  first.unmount();
  sessionStore.setState({ person: { id: 'p2' } as never });
  expect(open().result.current.draft.words).toBe('');
});
