import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Baseline, PSM, Worker } from 'tesseract.js';
import type { Gray } from './gray.js';
import type { OcrLanguage, PageLayout, Recogniser, SeenWord } from './ocr.types.js';

const require = createRequire(import.meta.url);
/** Its page segmentation modes. */
const MODES: Readonly<Record<PageLayout, string>> = { sparse: '11', rows: '4' };

/** The picture as a portable graymap: the recogniser unpacks nothing. */
function toPgm({ width, height, data }: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** How far down a line stands at a place along it. */
function heightAt({ x0, y0, x1, y1 }: Baseline, x: number): number {
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** Tesseract as WebAssembly. It starts with the first picture, and anew for another language. */
export class Tesseract implements Recogniser {
  private worker: Promise<Worker> | undefined;
  private language: OcrLanguage | undefined;

  async recognise(picture: Gray, language: OcrLanguage, layout: PageLayout): Promise<SeenWord[]> {
    const worker = await this.start(language);
    await worker.setParameters({ tessedit_pageseg_mode: MODES[layout] as PSM });
    const { data } = await worker.recognize(toPgm(picture), {}, { blocks: true, text: false });
    const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
    return lines.flatMap((line, index) =>
      line.words.map(({ text, confidence, bbox }) => ({
        text,
        confidence: confidence / 100,
        line: index,
        box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] as const,
        baseline: heightAt(line.baseline, (bbox.x0 + bbox.x1) / 2),
      })),
    );
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await (await worker)?.terminate();
  }

  private async start(language: OcrLanguage): Promise<Worker> {
    if (this.worker !== undefined && this.language === language) return this.worker;
    await this.close();
    this.language = language;
    this.worker = begin(language);
    return this.worker;
  }
}

/** A worker with the model of a language from its npm package: nothing is loaded from the network, nothing is written. */
async function begin(language: OcrLanguage): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const langPath = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');
  const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
  await worker.setParameters({ preserve_interword_spaces: '1', user_defined_dpi: '300' });
  return worker;
}
