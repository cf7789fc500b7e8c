import { LIMITS, type OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useSession } from '@/api';
import { askText } from '@/text';
import { Button, Card, CardTitle, Field, VoiceNote } from '@/ui';
import { SpeakBox } from '../voice/SpeakBox';
import { Trouble } from '../voice/Trouble';
import type { Answer } from './use-answer';

interface AnswerCardProps {
  readonly order: OrderView;
  readonly answer: Answer;
}

/** What staff ask, and the answer: by voice or in writing, whichever is easier. Long sight is offered the voice first. */
export function AnswerCard({ order, answer: { words, say, note, recorder } }: AnswerCardProps): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const spoken = note.seconds !== null && recorder.since === null;
  const voice = spoken ? (
    <>
      <VoiceNote key={note.voiceId} seconds={note.seconds} path={note.path} />
      <Button kind="second" block icon="mic" label="再说一遍" onPress={note.forget} />
    </>
  ) : (
    <SpeakBox since={recorder.since} onStart={() => void recorder.start()} onStop={() => void recorder.stop()} />
  );
  const field = <Field label={elder ? '不想说，就写在这里' : '补一句'} kind="long" value={words} maxLength={LIMITS.words} onChange={say} />;
  return (
    <Card>
      <CardTitle icon="msg" title={askText(order)} />
      <View className="order-detail__answer">
        {recorder.trouble !== undefined && <Trouble trouble={recorder.trouble} hotline={order.hotline} />}
        {elder ? voice : field}
        {elder ? field : voice}
      </View>
    </Card>
  );
}
