/// A photo small enough for one bar of signal.

/** The longest side that the server keeps, in pixels. */
const SIDE = 1024;

/** The same picture no larger than it is kept; as it was where the browser cannot read it: the server says why not. */
export async function shrunk(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d')!;
    // A JPEG has nothing that one sees through.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? file), 'image/jpeg', 0.85));
  } catch {
    return file;
  }
}
