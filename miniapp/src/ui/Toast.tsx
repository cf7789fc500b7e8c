import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useSession } from '@/api/session';
import { Icon } from './Icon';
import { endToast, overlayStore } from './overlay';
import './Toast.scss';

const STAYS_MS = 2_500;
const STAYS_ELDER_MS = 4_000;

/** Shows what toast() says, long enough to be read. */
export function ToastHost(): React.ReactNode {
  const shown = useStore(overlayStore, (overlay) => overlay.toast);
  const elder = useSession((session) => session.elder);
  const key = shown?.key;
  useEffect(() => {
    if (key === undefined) return undefined;
    const timer = setTimeout(() => endToast(key), elder ? STAYS_ELDER_MS : STAYS_MS);
    return () => clearTimeout(timer);
  }, [key, elder]);
  return (
    <View className="ui-toast-place" role="status" aria-live="polite">
      {shown && (
        <View key={shown.key} className="ui-toast">
          {shown.icon && <Icon name={shown.icon} size="text" />}
          {shown.text}
        </View>
      )}
    </View>
  );
}
