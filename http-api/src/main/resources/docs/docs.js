'use strict';

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  // The badge would show the document to a host outside.
  validatorUrl: null,
  // A GET cannot have a body in a browser: its fields go into the query.
  requestInterceptor: (request) => {
    if (request.method === 'GET') {
      delete request.body;
    }
    return request;
  },
});
