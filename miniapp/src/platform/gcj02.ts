interface Degrees {
  readonly lat: number;
  readonly lng: number;
}

/** The long axis of the ellipsoid that Chinese maps are drawn on, in metres, and its eccentricity squared. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
const RADIAN = Math.PI / 180;

/** The waves of the published shift: `a` and `b` are the heights of its two long ones. */
const waves = (x: number, along: number, a: number, b: number): number =>
  ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI) + 20 * Math.sin(along * Math.PI) + 40 * Math.sin((along * Math.PI) / 3)
    + a * Math.sin((along * Math.PI) / 12) + b * Math.sin((along * Math.PI) / 30)) * 2) / 3;

/** A browser's place (WGS-84) as Chinese maps write it (GCJ-02), to some metres: in Guangdong the two lie about half a kilometre apart. */
export function toGcj02({ lat, lng }: Degrees): Degrees {
  const [x, y] = [lng - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const north = waves(x, y, 160, 320) - 100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
  const east = waves(x, x, 150, 300) + 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
  const flat = 1 - ECCENTRICITY * Math.sin(lat * RADIAN) ** 2;
  return {
    lat: lat + north / (((AXIS * (1 - ECCENTRICITY)) / (flat * Math.sqrt(flat))) * RADIAN),
    lng: lng + east / ((AXIS / Math.sqrt(flat)) * Math.cos(lat * RADIAN) * RADIAN),
  };
}
