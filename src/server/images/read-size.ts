/** The size that one format's header says, in pixels; null for bytes of another format, or broken ones. */
export type ReadSize = (bytes: Buffer) => { width: number; height: number; frames: number } | null;
