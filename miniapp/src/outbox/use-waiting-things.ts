import { useStore } from 'zustand';
import { useSession } from '@/api/session';
import { kept, outboxStore, type Waiting } from './kept';

/** What has not gone out yet, of the person who is logged in. */
export function useWaitingThings(): readonly Waiting[] {
  useSession((session) => session.person?.id);
  return kept.mine(useStore(outboxStore));
}
