import { useState } from 'react';
import { clampListWidth, LIST_WIDTH, MAX_LIST_WIDTH, MIN_LIST_WIDTH } from './list-width.ts';
import classes from './panes.module.css';

/** Pixels a press of an arrow key. */
const STEP = 20;

type ListWidthHandleProps = { width: number; onChange: (width: number) => void };

/** The line between list and article: dragged, or moved with the arrow keys; a double click resets it. */
export function ListWidthHandle({ width, onChange }: ListWidthHandleProps) {
  const [grip, setGrip] = useState<number | null>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an `hr` takes neither focus nor a value.
    <div
      className={classes['handle']}
      data-dragging={grip !== null || undefined}
      role="separator"
      tabIndex={0}
      aria-label="Width of the list"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={MIN_LIST_WIDTH}
      aria-valuemax={MAX_LIST_WIDTH}
      onDoubleClick={() => onChange(LIST_WIDTH)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrip(event.clientX - width);
      }}
      onPointerMove={(event) => {
        if (grip !== null) onChange(clampListWidth(event.clientX - grip));
      }}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
      onKeyDown={(event) => {
        const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (direction !== undefined) onChange(clampListWidth(width + direction * STEP));
      }}
    />
  );
}
