/** HtmlService: pages from the script's HTML files or from text. Templates are not modelled. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

/** Source: Google's reference, "Class HtmlService". */
export class HtmlService extends Service implements Modelled<GoogleAppsScript.HTML.HtmlService> {
  static override readonly path = 'HtmlService';

  constructor(readonly scope: Scope) {
    super();
  }

  createHtmlOutput(html = ''): HtmlOutput {
    return new HtmlOutput(String(html));
  }

  createHtmlOutputFromFile(filename: string): HtmlOutput {
    const content = this.scope.machine.files[filename.replace(/\.html$/, '')];
    if (content === undefined) throw new ServiceError(`No HTML file named ${filename} was found.`);
    return new HtmlOutput(content);
  }
}

/** Source: Google's reference, "Class HtmlOutput". Sizes are in pixels. */
export class HtmlOutput extends Service implements Modelled<GoogleAppsScript.HTML.HtmlOutput> {
  static override readonly path = 'HtmlService.HtmlOutput';
  width: number | null = null;
  height: number | null = null;
  title = '';

  constructor(readonly content: string) {
    super();
  }

  setWidth(width: number): this {
    this.width = width;
    return this;
  }

  setHeight(height: number): this {
    this.height = height;
    return this;
  }

  setTitle(title: string): this {
    this.title = title;
    return this;
  }
}
