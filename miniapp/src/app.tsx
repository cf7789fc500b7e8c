import type { PropsWithChildren } from 'react';
import './app.scss';

export default function App({ children }: PropsWithChildren): React.ReactNode {
  return children;
}
