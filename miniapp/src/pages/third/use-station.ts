import type { ShopView } from '@supermarket/shared';
import { useEffect, useState } from 'react';
import { useCall, type Loaded } from '@/hooks';
import { storage } from '@/platform';

const KEY = 'shop.station';

/** The shelf of the station chosen last; until one is chosen, of the one the server thinks is one's own. */
export function useStation(): { readonly shop: Loaded<ShopView>; readonly choose: (stationId: string) => void } {
  const [stationId, setStationId] = useState(() => storage.get<string>(KEY));
  const shop = useCall('GET /v1/shop', { query: stationId === undefined ? {} : { stationId } });
  const isGone = stationId !== undefined && shop.error?.code === 'NOT_FOUND';

  useEffect(() => {
    if (!isGone) return;
    storage.remove(KEY);
    setStationId(undefined);
  }, [isGone]);

  return {
    shop,
    choose: (id) => {
      storage.set(KEY, id);
      setStationId(id);
    },
  };
}
