import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FieldCipher } from '../kernel/index.js';
import { entry, Holdings } from '../people/holdings.js';
import { Feedback } from './feedback.entity.js';
import { eraseFeedback, notesOf, openNote } from './feedback.store.js';

/** What they asked, suggested and complained of, with the answers. */
@Injectable()
export class FeedbackHoldings implements OnModuleInit {
  constructor(
    private readonly holdings: Holdings,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'feedback',
      copy: async (reads, id) => {
        const entries = [];
        for (const feedback of await reads.find(Feedback, 'author_id = ? ORDER BY created_at DESC', [id])) {
          const notes = await notesOf(reads, feedback.id);
          const { kind, state, createdAt } = feedback;
          entries.push(entry(createdAt, { kind, state, words: notes.map((note) => `${note.byStaff ? '>' : ''} ${openNote(this.cipher, note) ?? ''}`.trim()).join('\n') }));
        }
        return entries;
      },
      erase: async (tx, id, now) => {
        for (const { id: feedbackId } of await tx.lockWhere(Feedback, 'author_id = ? AND erased_at IS NULL', [id])) await eraseFeedback(tx, feedbackId, now);
      },
    });
  }
}
