// As openapi.json of `fingerpost serve` has them; keys are only added.
export interface Hit {
  document: string;
  title: string;
  url: string;
  kind: string;
  publisher: string;
  standing: 'in_force' | 'upcoming' | 'ended' | 'superseded' | 'withdrawn' | 'draft' | 'undated';
  superseded_by: string | null;
  validity: { first: string | null; last: string | null };
  published: string | null;
  snippet: { text: string; match?: boolean }[];
}

export interface Answer {
  total: number;
  as_of: string;
  hits: Hit[];
  error?: { fault: string; message: string };
}
