import type { MessageTemplateName } from '@supermarket/shared';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { newId } from '@/platform';
import { askToSend, canAskToSend, mayAskToday } from '@/platform/subscribe';
import { Button, Card, ListRow } from '@/ui';

interface TellMeProps {
  readonly title: string;
  /** At most three. */
  readonly templates: readonly MessageTemplateName[];
}

/**
 * WeChat may send one message for each yes, and asks only after a tap: so there is a row to tap, where somebody has just
 * begun to wait for something. Asked once a day for each kind; refused is fine: then it is gone until tomorrow. Elsewhere
 * there is nothing to ask.
 */
export function TellMe({ title, templates }: TellMeProps): React.ReactNode {
  const [over, setOver] = useState(false);
  const settings = useCall('GET /v1/me/message-settings', {}, { enabled: canAskToSend && !over });
  const answered = useAct('POST /v1/me/subscribe-answers', { quiet: true, refreshes: ['GET /v1/me/message-settings'] });
  const wanted = settings.data?.templates.filter(({ name, templateId, credits }) => templates.includes(name) && credits === 0 && mayAskToday(templateId)) ?? [];
  if (!canAskToSend || over || wanted.length === 0) return null;

  async function ask(): Promise<void> {
    const said = await askToSend(wanted.map(({ templateId }) => templateId));
    setOver(true);
    const answers = wanted.flatMap(({ name, templateId }) => (said[templateId] ? [{ name, answer: said[templateId] }] : []));
    if (answers.length > 0) await answered.run({ body: { id: newId(), answers } });
  }

  return (
    <Card pad="none">
      <ListRow icon="msg" title={title} note="发一条微信，只发这一条" trailing={<Button kind="second" size="md" label="好" onPress={ask} />} />
    </Card>
  );
}
