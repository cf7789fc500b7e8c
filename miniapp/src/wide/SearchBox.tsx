import { SEARCH_LENGTH } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import './wide.scss';

interface SearchBoxProps {
  /** What was looked for last; empty for nothing. */
  readonly asked: string;
  readonly onAsk: (words: string) => void;
}

/** One key from anywhere, as staff know it from other desks: / leads here, Enter looks, Escape leaves. */
export function SearchBox({ asked, onAsk }: SearchBoxProps): React.ReactNode {
  const [words, setWords] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(asked), [asked]);
  useEffect(() => {
    function come(event: KeyboardEvent): void {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || input.current?.offsetParent === null) return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    }
    window.addEventListener('keydown', come);
    return () => window.removeEventListener('keydown', come);
  }, []);
  return (
    <View className="wide__box wide__box--search">
      <View className="ui-icon ui-icon--text wide__glass" aria-hidden />
      <input
        ref={input}
        className="wide__search"
        type="search"
        aria-label="找订单：单号或事项，按 / 到这里，回车查找"
        placeholder="单号、事项"
        maxLength={SEARCH_LENGTH}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          if (target.value === '') onAsk('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onAsk(words.trim());
          if (event.key === 'Escape') {
            setWords('');
            onAsk('');
            event.currentTarget.blur();
          }
        }}
      />
    </View>
  );
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
