import type { CommunityRow } from '@supermarket/shared';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { contactNote } from '@/text/communities';
import { Card, Chip, Chips, ListRow, More, Page, Sheet, StateBlock } from '@/ui';
import { ContactForm } from './ContactForm';

/** 社区电话和位置: set once by who works there; a town sees which of its communities still miss theirs. */
export default function DeskCommunities(): React.ReactNode {
  const [which, setWhich] = useState<'missing' | 'all'>('all');
  const communities = usePages('GET /v1/communities', { query: { which } });
  const [editing, setEditing] = useState<CommunityRow>();
  return (
    <Page
      title="社区电话和位置" call={communities} skeleton="rows"
      head={
        <Chips>
          <Chip label="全部" on={which === 'all'} onPress={() => setWhich('all')} />
          <Chip label="还没设电话" on={which === 'missing'} onPress={() => setWhich('missing')} />
        </Chips>
      }
    >
      {(rows) => (
        <>
          {rows.length === 0 && <StateBlock drawing="done" title={which === 'missing' ? '电话都设好了' : '没有您负责的社区'} />}
          {rows.length > 0 && (
            <Card pad="none">
              {rows.map((row) => <ListRow key={row.id} icon="phone" title={row.text} note={contactNote(row)} onPress={() => setEditing(row)} />)}
            </Card>
          )}
          <More of={communities} />
          <Sheet open={editing !== undefined} title={editing?.text ?? ''} hint="约 20 秒" onClose={() => setEditing(undefined)}>
            {editing !== undefined && <ContactForm key={editing.id} community={editing} onDone={() => setEditing(undefined)} />}
          </Sheet>
        </>
      )}
    </Page>
  );
}
