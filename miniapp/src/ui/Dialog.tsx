import { View } from '@tarojs/components';
import { useStore } from 'zustand';
import { Button } from './Button';
import { overlayStore } from './overlay';
import { useFocusInside } from './use-focus-inside';
import './Dialog.scss';

/** Shows what ask() asks: two buttons, the safe one at the left. */
export function DialogHost(): React.ReactNode {
  const question = useStore(overlayStore, (overlay) => overlay.question);
  const id = useFocusInside(question !== null);
  if (question === null) return null;
  const { title, text, stay, act, dark = false, answer } = question;
  return (
    <View className="ui-mask ui-mask--center" catchMove>
      <View id={id} className="ui-dialog" role="alertdialog" aria-modal aria-label={title}>
        <View className="ui-dialog__title">{title}</View>
        {text !== undefined && text !== '' && <View className="ui-dialog__text">{text}</View>}
        <View className="ui-dialog__buttons">
          {stay !== undefined && <Button kind="second" block label={stay} onPress={() => answer(false)} />}
          <Button kind={stay === undefined ? 'quiet' : dark ? 'dark' : 'primary'} block label={act} onPress={() => answer(true)} />
        </View>
      </View>
    </View>
  );
}
