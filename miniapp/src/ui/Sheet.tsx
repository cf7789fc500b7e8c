import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { IconButton } from './IconButton';
import { useFocusInside } from './use-focus-inside';
import './Dialog.scss';
import './Sheet.scss';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  /** 可以不选 */
  readonly hint?: string;
  readonly onClose: () => void;
}

/** A panel from below. It is closed by its cross or by tapping beside it, never by swiping alone. */
export function Sheet({ open, title, hint, onClose, children }: PropsWithChildren<SheetProps>): React.ReactNode {
  const id = useFocusInside(open);
  if (!open) return null;
  return (
    <View className="ui-mask ui-mask--bottom" onClick={onClose} catchMove>
      <View id={id} className="ui-sheet" role="dialog" aria-modal aria-label={title} onClick={(event) => event.stopPropagation()}>
        <View className="ui-sheet__head">
          <View className="ui-sheet__title">{title}</View>
          {hint !== undefined && <View className="ui-sheet__hint">{hint}</View>}
          <View className="ui-sheet__space" />
          <IconButton icon="close" label="关上" plain onPress={onClose} />
        </View>
        {children}
      </View>
    </View>
  );
}
