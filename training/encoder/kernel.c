/* The loops of training that PyTorch has no fast form of: sums of table rows, the recurrence, and a lazy Adam. */
#include <math.h>
#include <stdint.h>
#include <string.h>

/* The gate and its derivative: g(x) = 1/2 + x / (2 sqrt(1 + x^2)), g'(x) = (1 + x^2)^(-3/2) / 2. */
static inline float gate(float x) { return 0.5f + 0.5f * (x / sqrtf(1.0f + x * x)); }
static inline float slope(float x) {
  float y = 1.0f / sqrtf(1.0f + x * x);
  return 0.5f * y * y * y;
}

static inline float rounded(float x, float scale, float inverse) {
  float q = rintf(x * inverse);
  q = q > 127.0f ? 127.0f : q < -127.0f ? -127.0f : q;
  return q * scale;
}

/* out[n] = sum over k of table[index[n][k]]; negative indices are skipped. Rows before `split` are rounded to multiples of
   first_scale, the others to multiples of second_scale; a scale of 0 leaves them as they are. */
void bag_forward(const float *table, const int32_t *index, float *out, int64_t n, int64_t k, int64_t d,
                 int64_t split, float first_scale, float second_scale) {
  for (int64_t i = 0; i < n; i++) {
    float *o = out + i * d;
    memset(o, 0, d * sizeof(float));
    for (int64_t j = 0; j < k; j++) {
      int64_t row = index[i * k + j];
      if (row < 0) continue;
      const float *t = table + row * d;
      float scale = row < split ? first_scale : second_scale;
      if (scale > 0.0f) {
        float inverse = 1.0f / scale;
        for (int64_t c = 0; c < d; c++) o[c] += rounded(t[c], scale, inverse);
      } else {
        for (int64_t c = 0; c < d; c++) o[c] += t[c];
      }
    }
  }
}

/* Adds the gradient of each sum to its rows; notes rows that are touched first. Returns how many are touched. */
int64_t bag_backward(float *gradient, const int32_t *index, const float *out, int64_t n, int64_t k, int64_t d,
                     uint8_t *touched, int32_t *list, int64_t count) {
  for (int64_t i = 0; i < n; i++) {
    const float *o = out + i * d;
    for (int64_t j = 0; j < k; j++) {
      int64_t row = index[i * k + j];
      if (row < 0) continue;
      if (!touched[row]) {
        touched[row] = 1;
        list[count++] = (int32_t)row;
      }
      float *g = gradient + row * d;
      for (int64_t c = 0; c < d; c++) g[c] += o[c];
    }
  }
  return count;
}

/* One step of Adam on the touched rows, whose gradients are cleared. */
void bag_adam(float *table, float *gradient, float *mean, float *square, uint8_t *touched, const int32_t *list,
              int64_t count, int64_t d, float rate, float beta1, float beta2, float epsilon, float clip) {
  for (int64_t i = 0; i < count; i++) {
    int64_t row = list[i];
    float *w = table + row * d, *g = gradient + row * d, *m = mean + row * d, *s = square + row * d;
    for (int64_t c = 0; c < d; c++) {
      float x = g[c] * clip;
      m[c] = beta1 * m[c] + (1.0f - beta1) * x;
      s[c] = beta2 * s[c] + (1.0f - beta2) * x * x;
      w[c] -= rate * m[c] / (sqrtf(s[c]) + epsilon);
      g[c] = 0.0f;
    }
    touched[row] = 0;
  }
}

/* u: [T][B][2][3][H] (candidate, forget, highway), x and h: [T][B][2][H], c: [T][B][2][H], v: [2][2][H] (forget, highway). */
void sru_forward(const float *u, const float *x, const float *v, const float *mask, float *c, float *h, int64_t T,
                 int64_t B, int64_t H) {
  float zero[H];
  memset(zero, 0, sizeof(zero));
  for (int64_t dir = 0; dir < 2; dir++) {
    const float *vf = v + dir * 2 * H, *vr = vf + H;
    for (int64_t step = 0; step < T; step++) {
      int64_t t = dir ? T - 1 - step : step, before = dir ? t + 1 : t - 1;
      for (int64_t b = 0; b < B; b++) {
        int64_t at = ((t * B + b) * 2 + dir) * H;
        const float *uc = u + at * 3, *uf = uc + H, *ur = uf + H;
        const float *cp = step ? c + ((before * B + b) * 2 + dir) * H : zero;
        float m = mask[t * B + b];
        for (int64_t i = 0; i < H; i++) {
          float f = gate(uf[i] + vf[i] * cp[i]), r = gate(ur[i] + vr[i] * cp[i]);
          float now = (f * cp[i] + (1.0f - f) * uc[i]) * m;
          c[at + i] = now;
          h[at + i] = r * now + (1.0f - r) * x[at + i];
        }
      }
    }
  }
}

void sru_backward(const float *u, const float *x, const float *v, const float *mask, const float *c, const float *gh,
                  float *gu, float *gx, float *gv, int64_t T, int64_t B, int64_t H) {
  float zero[H], carry[B * H];
  memset(zero, 0, sizeof(zero));
  for (int64_t dir = 0; dir < 2; dir++) {
    const float *vf = v + dir * 2 * H, *vr = vf + H;
    float *gvf = gv + dir * 2 * H, *gvr = gvf + H;
    memset(carry, 0, B * H * sizeof(float));
    for (int64_t step = T - 1; step >= 0; step--) {
      int64_t t = dir ? T - 1 - step : step, before = dir ? t + 1 : t - 1;
      for (int64_t b = 0; b < B; b++) {
        int64_t at = ((t * B + b) * 2 + dir) * H;
        const float *uc = u + at * 3, *uf = uc + H, *ur = uf + H;
        float *guc = gu + at * 3, *guf = guc + H, *gur = guf + H;
        const float *cp = step ? c + ((before * B + b) * 2 + dir) * H : zero;
        float *k = carry + b * H;
        float m = mask[t * B + b];
        for (int64_t i = 0; i < H; i++) {
          float zf = uf[i] + vf[i] * cp[i], zr = ur[i] + vr[i] * cp[i];
          float f = gate(zf), r = gate(zr), g = gh[at + i];
          float gr = g * (c[at + i] - x[at + i]) * slope(zr);
          gx[at + i] = g * (1.0f - r);
          float gc = (k[i] + g * r) * m;
          float gf = gc * (cp[i] - uc[i]) * slope(zf);
          guc[i] = gc * (1.0f - f);
          guf[i] = gf;
          gur[i] = gr;
          gvf[i] += gf * cp[i];
          gvr[i] += gr * cp[i];
          k[i] = gc * f + gf * vf[i] + gr * vr[i];
        }
      }
    }
  }
}
