import type { Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayHow, useSend } from '@/outbox';
import { Button, Field, Sheet } from '@/ui';
import './DeclineSheet.scss';

interface DeclineSheetProps {
  readonly assignmentId: Id;
  readonly orderId: Id;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDeclined?: () => void;
}

/** Saying no to an invitation: no reason asked, nothing lost (条例 Art. 25); a word for the community if one likes. */
export function DeclineSheet({ assignmentId, orderId, title, onClose, onDeclined }: DeclineSheetProps): React.ReactNode {
  const [words, setWords] = useState('');
  const decline = useSend('POST /v1/assignments/:id/decline');
  async function send(): Promise<void> {
    const said = words.trim();
    const how = await decline.run({ params: { id: assignmentId }, body: said ? { words: said } : {} }, { what: `婉拒：${title}`, page: `/serve/task/index?id=${orderId}` });
    if (how === undefined) return;
    sayHow(how, '已经告诉社区了');
    onClose();
    onDeclined?.();
  }
  return (
    <Sheet open title="这次不去了？" onClose={onClose}>
      <View className="decline__text">{`“${title}”社区会另外请人。不影响您的积分和评价。`}</View>
      <Field kind="long" label="想说一句（可不写）" value={words} maxLength={200} placeholder="那天不在家" onChange={setWords} />
      <View className="decline__buttons">
        <Button kind="second" block label="再想想" onPress={onClose} />
        <Button kind="dark" block label="这次婉拒" loadingLabel="正在告诉社区" onPress={send} />
      </View>
    </Sheet>
  );
}
