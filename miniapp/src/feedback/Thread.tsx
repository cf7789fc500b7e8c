import type { FeedbackView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useSession } from '@/api';
import { useMinute } from '@/hooks';
import { momentText, spokenText } from '@/text';
import { Card } from '@/ui';
import './Thread.scss';

/** Who said what and when, the first word first. `mine`: the viewer is the author. */
export function Thread({ feedback }: { readonly feedback: Pick<FeedbackView, 'notes' | 'mine' | 'author' | 'placeText'> }): React.ReactNode {
  const now = useMinute();
  const elder = useSession((session) => session.elder);
  const { notes, mine, author, placeText } = feedback;
  return (
    <Card>
      {notes.map(({ id, by, at, words }) => (
        <View key={id} className={by === 'staff' ? 'thread__note thread__note--staff' : 'thread__note'}>
          <View className="thread__head">
            <View className="thread__who">{by === 'staff' ? placeText : mine ? '您' : author}</View>
            <View className="thread__time">{(elder ? spokenText : momentText)(at, now)}</View>
          </View>
          <View className="thread__words">{words ?? '（内容已删除）'}</View>
        </View>
      ))}
    </Card>
  );
}
