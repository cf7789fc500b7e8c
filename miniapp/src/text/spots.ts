import type { Point, Shelf, TaskCardView } from '@supermarket/shared';
import { shelfDrawing } from './orders';

type Place = Pick<Point, 'lat' | 'lng'>;

/** Tasks that lie together on the map, as far as anybody may know: in the same square of about 500 m, or too near to tell apart. */
export interface Spot {
  readonly key: string;
  readonly place: Place;
  readonly tasks: readonly TaskCardView[];
  /** What the first of them is about. */
  readonly drawing: Shelf;
  /** 急 · 2 件 · 急 2 件 · 1.2 km */
  readonly label: string;
  /** For screen readers, who see no map: 1.2 km，修水龙头 */
  readonly words: string;
}

/** What the map shows: its middle, and how far it reaches from there to each side, in kilometres. */
export interface Frame {
  readonly middle: Place;
  readonly reach: number;
}

const KM_PER_DEGREE = 111.2;
/** The circle that is drawn around home, in kilometres. */
export const NEAR_KM = 3;
/** The map reaches at least and at most so far. */
const REACH = { least: 4, most: 25 };
/** Labels are wider than high: nearer than these shares of the reach they would lie on each other. */
const TOGETHER = { east: 0.6, north: 0.3 };

/** Kilometres between two places; the earth is flat in a county. */
export function kmBetween(a: Place, b: Place): number {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, east) * KM_PER_DEGREE;
}

/** 0.5 km steps below one, tenths up to ten: places are known to half a kilometre. */
export const kmText = (km: number): string => (km < 1 ? '不到 1 km' : `${km < 10 ? km.toFixed(1) : Math.round(km)} km`);

/** Around home, or around what there is when home has no point; wide enough for three quarters of it. */
export function frameOf(tasks: readonly TaskCardView[], home: Place | null): Frame | null {
  const places = tasks.flatMap(({ place }) => place.around ?? []);
  const middle = home ?? averageOf(places);
  if (!middle) return null;
  const far = places.map((place) => kmBetween(middle, place)).sort((a, b) => a - b)[Math.floor(places.length * 0.75)] ?? 0;
  return { middle, reach: Math.min(REACH.most, Math.max(REACH.least, far * 1.15)) };
}

/** Tasks with a point inside the frame, gathered where they lie together; the nearest first. */
export function spotsOf(tasks: readonly TaskCardView[], frame: Frame, home: Place | null): Spot[] {
  const heaps: { place: Place; tasks: TaskCardView[] }[] = [];
  for (const task of tasks) {
    const place = task.place.around;
    if (!place || kmBetween(frame.middle, place) > frame.reach) continue;
    const heap = heaps.find((each) => overlap(frame.reach, each.place, place));
    if (heap) heap.tasks.push(task);
    else heaps.push({ place, tasks: [task] });
  }
  const away = (place: Place): number => kmBetween(home ?? frame.middle, place);
  return heaps
    .sort((a, b) => away(a.place) - away(b.place))
    .map(({ place, tasks: here }) => {
      const urgent = here.some((task) => task.urgent);
      const label = here.length > 1 ? `${urgent ? '急 ' : ''}${here.length} 件` : urgent ? '急' : home ? kmText(away(place)) : '1 件';
      return { key: here[0]!.id, place, tasks: here, drawing: shelfDrawing(here[0]!.shelf), label, words: `${label}，${here.map(({ title }) => title).join('、')}` };
    });
}

/** Kilometres from line to line, so that there are at most five on each side of the middle. */
export const lineKm = (reach: number): number => [1, 2, 5].find((km) => reach / km <= 5) ?? 10;

/** Where on the frame a place lies, in hundredths from the left and from the top; north is up. */
export function placeIn({ middle, reach }: Frame, place: Place): { readonly left: number; readonly top: number } {
  const { east, north } = stepTo(middle, place);
  return { left: 50 + (east / reach) * 50, top: 50 - (north / reach) * 50 };
}

/** East and north of `a`, in kilometres. */
const stepTo = (a: Place, b: Place): { readonly east: number; readonly north: number } => ({
  east: (b.lng - a.lng) * Math.cos((a.lat * Math.PI) / 180) * KM_PER_DEGREE, north: (b.lat - a.lat) * KM_PER_DEGREE,
});

function overlap(reach: number, a: Place, b: Place): boolean {
  const { east, north } = stepTo(a, b);
  return Math.abs(east) < reach * TOGETHER.east && Math.abs(north) < reach * TOGETHER.north;
}

function averageOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null;
  const mean = (of: (place: Place) => number): number => places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return { lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) };
}
